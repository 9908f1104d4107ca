//! A scheme is filed again with other grades: whatever points at a grade follows it, in the same change and in its undo.
#![cfg(not(target_arch = "wasm32"))]

use crema::domain::{
    Currency, Day, DeviceId, GradeOverride, OverrideId, Policy, SavedView, SavedViewId, Scheme, SchemeGrade,
    schemes::{Cut, Industry, Method, Template},
};
use crema::workspace::{
    ChangeSet, Circumstances, Command, Counted, Refusal, RegisterRecord, Workspace, commands::CustomerField, decide, questions::GradeWord,
    undo::undo,
};

/// A workspace with one customer, and a scheme of three grades, each with a policy; B was set by hand.
struct Shop {
    workspace: Workspace,
    identifiers: Counted,
}

impl Shop {
    fn new() -> Self {
        let mut shop = Self { workspace: Workspace::default(), identifiers: Counted(1) };
        shop.run(Command::StartWorkspace { name: "shop".into(), currency: Currency::CNY });
        shop.run(Command::AddCustomer { fields: vec![CustomerField::Name("Li".into())] });
        shop.file(scheme(&["A", "B", "C"]));
        let (scheme, customer) = (shop.scheme().id, shop.workspace.customers().iter().next().expect("one was added").1.id);
        for grade in [None, Some(0), Some(1), Some(2)] {
            shop.file(Policy { contact_every_days: Some(10 + u16::from(grade.unwrap_or(9))), ..Policy::blank(scheme, grade) });
        }
        shop.file(GradeOverride {
            id: OverrideId::from_u128(0),
            scheme,
            customer,
            grade: 1,
            reason: "promised".into(),
            person: String::new(),
            from_on: Day::MIN,
            until_on: Day::MAX,
        });
        let address = format!("customers?scheme_grade={scheme}.1&any1.scheme_grade={scheme}.none&any1.scheme_grade={scheme}.2");
        shop.file(SavedView { id: SavedViewId::from_u128(0), name: "B".into(), address, is_segment: true, position: 0 });
        shop
    }

    fn decided(&mut self, command: Command) -> Result<ChangeSet, Refusal> {
        let mut circumstances = Circumstances {
            identifiers: &mut self.identifiers,
            device: DeviceId::from_u128(1),
            person: "Li".into(),
            now_ms: 1,
            today: Day::MIN,
        };
        decide(&self.workspace, &mut circumstances, command).map(|decision| decision.changes)
    }

    fn run(&mut self, command: Command) -> ChangeSet {
        let changes = self.decided(command).expect("the command fits");
        self.workspace.apply(&changes);
        changes
    }

    fn file(&mut self, record: impl Into<RegisterRecord>) -> ChangeSet {
        self.run(Command::File(record.into()))
    }

    fn refile(&mut self, names: &[&str]) -> ChangeSet {
        let id = self.scheme().id;
        self.file(Scheme { id, ..scheme(names) })
    }

    fn scheme(&self) -> &Scheme {
        self.workspace.registers().schemes.iter().next().expect("one was filed").1
    }

    /// By its rhythm, the name of the grade that each policy is for.
    fn policies(&self) -> Vec<(u16, Option<&str>)> {
        let grades = &self.scheme().grades;
        let policies = self.workspace.registers().policies.iter().map(|(_, policy)| policy);
        let mut policies: Vec<_> = policies
            .map(|policy| (policy.contact_every_days.unwrap_or(0), policy.grade.map(|grade| grades[usize::from(grade)].name.as_str())))
            .collect();
        policies.sort_unstable();
        policies
    }

    fn set_by_hand(&self) -> Option<&str> {
        let (_, set) = self.workspace.registers().overrides.iter().next()?;
        Some(&self.scheme().grades[usize::from(set.grade)].name)
    }

    /// The positions that the kept view asks for.
    fn asked_for(&self) -> Vec<&str> {
        let (_, view) = self.workspace.registers().saved_views.iter().next().expect("one was filed");
        view.address.split(['=', '&']).filter_map(|part| Some(part.split_once('.')?.1)).filter(|part| !part.contains("grade")).collect()
    }
}

fn scheme(names: &[&str]) -> Scheme {
    let grades = names.iter().map(|name| SchemeGrade { name: (*name).into(), ..SchemeGrade::default() }).collect::<Vec<_>>();
    let each = u8::try_from(100 / names.len()).expect("a percentage");
    let mut quotas = vec![each; names.len()];
    quotas[0] += 100 - quotas.iter().sum::<u8>();
    let mut scheme = Scheme { grades, ..Template::AbcdQuota.scheme("Own".into(), Vec::new(), Industry::Shop) };
    if let Method::Weighted { cut, .. } = &mut scheme.method {
        *cut = Cut::Quotas(quotas);
    }
    scheme
}

const AS_FILED: [(u16, Option<&str>); 4] = [(10, Some("A")), (11, Some("B")), (12, Some("C")), (19, None)];

#[test]
fn grades_in_another_order_take_along_what_points_at_them_and_one_undo_takes_it_back() {
    let mut shop = Shop::new();
    let done = shop.refile(&["C", "A", "B"]);
    assert_eq!(shop.policies(), AS_FILED);
    assert_eq!((shop.set_by_hand(), shop.asked_for()), (Some("B"), vec!["2", "none", "0"]));
    let back = undo(&shop.workspace, done).expect("nothing was changed since");
    shop.workspace.apply(&back);
    assert_eq!(shop.scheme().grades[0].name, "A");
    assert_eq!(shop.policies(), AS_FILED);
    assert_eq!((shop.set_by_hand(), shop.asked_for()), (Some("B"), vec!["1", "none", "2"]));
}

#[test]
fn what_belonged_to_a_grade_that_is_gone_goes_with_it_and_comes_back() {
    let mut shop = Shop::new();
    let done = shop.refile(&["A", "C"]);
    assert_eq!(shop.policies(), [(10, Some("A")), (12, Some("C")), (19, None)]);
    assert_eq!((shop.set_by_hand(), shop.asked_for()), (None, vec!["255", "none", "1"]));
    assert_eq!(GradeWord::of(shop.scheme(), &[], GradeWord::GONE_AT), GradeWord::Gone, "and is told apart from one without a name");
    let back = undo(&shop.workspace, done).expect("nothing was changed since");
    shop.workspace.apply(&back);
    assert_eq!((shop.policies(), shop.set_by_hand()), (AS_FILED.to_vec(), Some("B")));
}

#[test]
fn a_grade_that_is_put_in_moves_the_others_and_one_that_is_renamed_stays() {
    let mut shop = Shop::new();
    shop.refile(&["A", "B", "Others"]);
    assert_eq!(shop.policies()[2], (12, Some("Others")));
    shop.refile(&["S", "A", "B", "Others"]);
    assert_eq!(shop.policies(), [(10, Some("A")), (11, Some("B")), (12, Some("Others")), (19, None)]);
    assert_eq!(shop.set_by_hand(), Some("B"));
}

#[test]
fn grades_do_not_go_back_under_a_policy_that_was_filed_since() {
    let mut shop = Shop::new();
    let done = shop.refile(&["S", "A", "B", "C"]);
    let id = shop.scheme().id;
    shop.file(Policy::blank(id, Some(0)));
    assert_eq!(undo(&shop.workspace, done), Err(Refusal::ChangedSince { subject: "S".into() }));
}

#[test]
fn a_policy_for_a_grade_that_the_scheme_does_not_have_is_refused() {
    let mut shop = Shop::new();
    let id = shop.scheme().id;
    assert_eq!(shop.decided(Command::File(Policy::blank(id, Some(3)).into())), Err(Refusal::Gone));
}
