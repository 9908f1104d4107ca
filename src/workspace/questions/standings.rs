//! Where one customer stands in every scheme, since when, and everything that led to it.

use super::{
    Asked, Question,
    schemes::{RunHead, flaw_of, own_fields, run_head},
};
use crate::domain::{
    CustomField, CustomerId, Day, GradingRun, Measure, Occasion, Scheme, Settled, Standing,
    schemes::{Flaw, OwnInput},
};
use crate::workspace::grading::{Classes, graded, settling};
use serde::{Deserialize, Serialize};

/// Where does this customer stand in every scheme, and since when?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskStandings {
    pub customer: CustomerId,
}

/// A customer's place in one scheme, with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingRow {
    pub scheme: Scheme,
    pub class_names: Vec<String>,
    pub standing: Standing,
    pub computed: Standing,
    pub settled: Settled,
    /// The run that it was settled by; none where it is live.
    pub run: Option<RunHead>,
    pub override_: Option<crate::domain::GradeOverride>,
    pub score_ppm: u32,
    pub rule: u8,
    pub inputs: Vec<(Measure, Option<i64>)>,
    /// What the rules saw in fields of one's own; none where the field was empty.
    pub own_inputs: Vec<(OwnInput, Option<i64>)>,
    pub least_scores: Vec<Option<u32>>,
    pub operands: Vec<Option<i64>>,
    /// Day looked from and place, by run, the oldest first.
    pub history: Vec<(Day, Standing, Settled)>,
}

/// A customer's places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingsSheet {
    pub rows: Vec<StandingRow>,
    /// Fields of one's own as they are called now, for schemes that look at any.
    pub fields: Vec<CustomField>,
    /// The names of schemes that grade nobody, the customer among them, and why.
    pub flawed: Vec<(String, Flaw)>,
}

impl Question for AskStandings {
    type Answer = StandingsSheet;

    fn answer(self, asked: &Asked<'_>) -> StandingsSheet {
        let mut schemes: Vec<&Scheme> = asked.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).collect();
        schemes.sort_unstable_by_key(|scheme| (!scheme.is_primary, scheme.id));
        let rows: Vec<StandingRow> = schemes.iter().filter_map(|scheme| standing_row(asked, scheme, self.customer)).collect();
        // Where a run has graded before, its grades hold until the next one.
        let without_row = schemes.iter().filter(|scheme| rows.iter().all(|row| row.scheme.id != scheme.id));
        StandingsSheet {
            flawed: without_row.filter_map(|scheme| Some((scheme.name.clone(), flaw_of(asked.workspace, scheme)?))).collect(),
            fields: own_fields(asked.workspace, schemes.iter().copied()),
            rows,
        }
    }
}

fn standing_row(asked: &Asked<'_>, scheme: &Scheme, id: CustomerId) -> Option<StandingRow> {
    let slot = asked.workspace.customers().slot(id)? as usize;
    let standings = asked.worked.standings(asked.workspace, scheme);
    let run = standings.run.and_then(|run| asked.workspace.registers().runs.get(run));
    let (standing, settled) = standings.places.get(slot).copied().flatten()?;
    let override_ =
        settling::overrides_on(asked.workspace, scheme.id, standings.n_grades, asked.scores.as_of()).get(&id).map(|set| (*set).clone());
    let blank = StandingRow {
        scheme: scheme.clone(),
        class_names: standings.class_names.clone(),
        standing,
        computed: standing,
        settled,
        run: run.map(run_head),
        override_,
        score_ppm: 0,
        rule: 0,
        inputs: Vec::new(),
        own_inputs: Vec::new(),
        least_scores: Vec::new(),
        operands: Vec::new(),
        history: history(asked, scheme, id, &standings.class_names),
    };
    let classes_of = |run: &GradingRun| Classes::since(run, scheme, &standings.class_names);
    let row = run.and_then(|run| Some((run, run.row_of(id)?)));
    // Somebody who came after the run, and whose grade was set by hand.
    let is_beside = row.is_none() && standings.grading.is_none();
    let graded_now = is_beside.then(|| graded(asked.worked.ground(asked.workspace), scheme).ok()).flatten();
    Some(match row {
        Some((run, row)) => StandingRow {
            // The rules are those of the run, the grades those of now.
            scheme: Scheme { grades: scheme.grades.clone(), ..run.scheme.clone() },
            computed: classes_of(run).standing(run.rows.computed[row]).unwrap_or(standing),
            score_ppm: run.rows.score_ppm[row],
            rule: run.rows.rule[row],
            inputs: run.inputs().map(|(measure, column)| (measure, column[row])).collect(),
            own_inputs: run.own_inputs().map(|(input, column)| (input, column[row])).collect(),
            least_scores: at_places(&run.least_scores, &classes_of(run)),
            operands: run.operands.clone(),
            ..blank
        },
        None => match standings.grading.as_ref().or(graded_now.as_ref()) {
            Some(grading) => StandingRow {
                computed: grading.computed.get(slot).copied().flatten().unwrap_or(standing),
                score_ppm: grading.score_ppm[slot],
                rule: grading.rule[slot],
                inputs: grading.inputs.iter().map(|(measure, column)| (*measure, column.get(slot).copied().flatten())).collect(),
                own_inputs: grading.own_inputs.iter().map(|(input, column)| (input.clone(), column.get(slot).copied().flatten())).collect(),
                least_scores: grading.least_scores.clone(),
                operands: grading.operands.clone(),
                ..blank
            },
            None => blank,
        },
    })
}

/// What a run says of each of its grades, at the places where they are now.
fn at_places(of_run: &[Option<u32>], classes: &Classes) -> Vec<Option<u32>> {
    let mut placed = Vec::new();
    for (grade, value) in (0..).zip(of_run) {
        if let Some(place) = classes.place(grade).map(usize::from) {
            placed.resize(placed.len().max(place + 1), None);
            placed[place] = *value;
        }
    }
    placed
}

/// Runs in which the customer had a class that there is no more are left out.
fn history(asked: &Asked<'_>, scheme: &Scheme, id: CustomerId, class_names: &[String]) -> Vec<(Day, Standing, Settled)> {
    let runs = asked.workspace.registers().runs.iter().map(|(_, run)| run);
    let mut runs: Vec<&GradingRun> = runs.filter(|run| run.scheme_id() == scheme.id && run.occasion != Occasion::Pilot).collect();
    runs.sort_unstable_by_key(|run| (run.as_of, run.id));
    let place = |run: &GradingRun| {
        let row = run.row_of(id)?;
        let standing = Classes::since(run, scheme, class_names).standing(run.rows.standing[row])?;
        Some((run.as_of, standing, run.rows.settled[row]))
    };
    runs.into_iter().filter_map(place).collect()
}
