//! Several modules of a divided program as one.
//!
//! They are as the dividing tool makes them: what they share with the program (memory, table, stack) is imported under one name, and functions and
//! constants are put at places of their own in table and memory. So everything can stand behind one another, and only the numbers by
//! which functions and their types are called change.
//!
//! Not here: modules of other origin. A section that those above do not have is refused rather than lost.

use super::Fallible;
use std::collections::HashMap;
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, CustomSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, TypeSection,
};
use wasmparser::{Import, Parser, Payload, TypeRef};

/// What the modules have in common, growing with each.
#[derive(Default)]
struct Merged {
    types: TypeSection,
    imports: ImportSection,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    /// By module and name: the number among imports of its kind.
    imported: HashMap<(String, String), u32>,
    n_imported: Kinds<u32>,
    features: Option<Vec<u8>>,
}

/// Something for each kind of thing that is imported.
#[derive(Default)]
struct Kinds<T> {
    tables: T,
    memories: T,
    globals: T,
}

/// From a module's own numbers to those of the whole.
#[derive(Default)]
struct Numbers {
    types: u32,
    functions: u32,
    imported: Kinds<Vec<u32>>,
}

/// The modules as one that does what all of them do.
///
/// # Errors
///
/// Something is no module, or has what the modules of a divided program do not have.
pub(super) fn merged(modules: &[Vec<u8>]) -> Fallible<Vec<u8>> {
    let mut whole = Merged::default();
    for module in modules {
        whole.add(module)?;
    }
    Ok(whole.finish())
}

impl Merged {
    fn add(&mut self, module: &[u8]) -> Fallible {
        let mut numbers = Numbers { types: self.types.len(), functions: self.functions.len(), ..Numbers::default() };
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => numbers.parse_type_section(&mut self.types, section)?,
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        self.import(&mut numbers, import?)?;
                    }
                }
                Payload::FunctionSection(section) => numbers.parse_function_section(&mut self.functions, section)?,
                Payload::ElementSection(section) => numbers.parse_element_section(&mut self.elements, section)?,
                Payload::CodeSectionEntry(body) => numbers.parse_function_body(&mut self.code, body)?,
                Payload::DataSection(section) => numbers.parse_data_section(&mut self.data, section)?,
                Payload::ExportSection(section) if section.count() == 0 => {}
                Payload::CustomSection(section) if section.name() == "target_features" => self.features = Some(section.data().to_vec()),
                // Names of functions, and which compiler it was.
                Payload::CustomSection(_) => {}
                Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::DataCountSection { .. } | Payload::End(_) => {}
                other => return Err(format!("a part has something that parts do not have: {other:?}").into()),
            }
        }
        Ok(())
    }

    /// Imports something, unless one of the modules before has.
    fn import(&mut self, numbers: &mut Numbers, import: Import<'_>) -> Fallible {
        let (own, n_imported) = match import.ty {
            TypeRef::Table(_) => (&mut numbers.imported.tables, &mut self.n_imported.tables),
            TypeRef::Memory(_) => (&mut numbers.imported.memories, &mut self.n_imported.memories),
            TypeRef::Global(_) => (&mut numbers.imported.globals, &mut self.n_imported.globals),
            _ => return Err(format!("a part imports `{}`, which parts do not", import.name).into()),
        };
        let key = (import.module.to_owned(), import.name.to_owned());
        if let Some(number) = self.imported.get(&key) {
            own.push(*number);
            return Ok(());
        }
        own.push(*n_imported);
        self.imported.insert(key, *n_imported);
        *n_imported += 1;
        Ok(RoundtripReencoder.parse_import(&mut self.imports, import)?)
    }

    fn finish(self) -> Vec<u8> {
        let mut module = Module::new();
        module.section(&self.types).section(&self.imports).section(&self.functions).section(&self.elements);
        module.section(&DataCountSection { count: self.data.len() }).section(&self.code).section(&self.data);
        if let Some(features) = self.features {
            // wasm-opt reads there what it may use.
            module.section(&CustomSection { name: "target_features".into(), data: features.into() });
        }
        module.finish()
    }
}

impl Reencode for Numbers {
    type Error = Unforeseen;

    fn type_index(&mut self, own: u32) -> Result<u32, Error<Unforeseen>> {
        Ok(self.types + own)
    }

    fn function_index(&mut self, own: u32) -> Result<u32, Error<Unforeseen>> {
        Ok(self.functions + own)
    }

    fn table_index(&mut self, own: u32) -> Result<u32, Error<Unforeseen>> {
        looked_up(&self.imported.tables, own, "table")
    }

    fn memory_index(&mut self, own: u32) -> Result<u32, Error<Unforeseen>> {
        looked_up(&self.imported.memories, own, "memory")
    }

    fn global_index(&mut self, own: u32) -> Result<u32, Error<Unforeseen>> {
        looked_up(&self.imported.globals, own, "global")
    }

    /// Data that is put into memory later, and not with the module, would be found here.
    fn data_index(&mut self, _: u32) -> Result<u32, Error<Unforeseen>> {
        Err(Error::UserError(Unforeseen("data segment")))
    }

    fn element_index(&mut self, _: u32) -> Result<u32, Error<Unforeseen>> {
        Err(Error::UserError(Unforeseen("element segment")))
    }
}

fn looked_up(imported: &[u32], own: u32, kind: &'static str) -> Result<u32, Error<Unforeseen>> {
    imported.get(own as usize).copied().ok_or(Error::UserError(Unforeseen(kind)))
}

/// A part speaks of one of its own, which parts do not have.
#[derive(Debug)]
struct Unforeseen(&'static str);

impl std::fmt::Display for Unforeseen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a part speaks of a {} of its own", self.0)
    }
}

impl std::error::Error for Unforeseen {}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, Elements, EntityType, Function, GlobalType, MemoryType, RefType, TableType, ValType};

    /// A part with one function that answers a number, from a function that it calls by its type, and that stands at a place of its own in the table;
    /// and with a byte of data at the same place.
    fn part(answer: i32, place: i32, has_stack: bool) -> Vec<u8> {
        let mut types = TypeSection::new();
        // What stands before makes the numbers of the types differ from part to part.
        for _ in 0..place {
            types.ty().function([ValType::F64], []);
        }
        types.ty().function([], [ValType::I32]);
        let ty = u32::try_from(place).expect("small");
        let mut imports = ImportSection::new();
        if has_stack {
            imports.import("__wasm_split", "stack", GlobalType { val_type: ValType::I32, mutable: true, shared: false });
        }
        imports.import(
            "__wasm_split",
            "memory",
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None },
        );
        let table = TableType { element_type: RefType::FUNCREF, minimum: 9, maximum: None, table64: false, shared: false };
        imports.import("__wasm_split", "table", EntityType::Table(table));
        let mut functions = FunctionSection::new();
        functions.function(ty).function(ty);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(place), Elements::Functions((&[1][..]).into()));
        let mut code = CodeSection::new();
        let mut answering = Function::new([]);
        answering.instructions().i32_const(answer).end();
        let mut calling = Function::new([]);
        calling.instructions().call(0).end();
        code.function(&answering).function(&calling);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(place), [u8::try_from(answer).expect("small")]);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code).section(&data);
        module.finish()
    }

    #[test]
    fn what_each_did_the_whole_does() {
        let whole = merged(&[part(40, 1, false), part(41, 2, true), part(42, 3, false)]).expect("they are parts");
        wasmparser::validate(&whole).expect("it is a module");
        let shown = told(&whole);
        assert_eq!(shown.imports, ["memory", "table", "stack"]);
        assert_eq!(shown.placed, [(1, 1), (2, 3), (3, 5)], "each function at its own place in the table");
        assert_eq!(shown.calls, [0, 2, 4], "each calls its own");
        assert_eq!(shown.data, [(1, 40), (2, 41), (3, 42)]);
    }

    #[test]
    fn what_parts_do_not_have_is_refused() {
        let mut exports = wasm_encoder::ExportSection::new();
        exports.export("memory", wasm_encoder::ExportKind::Memory, 0);
        let mut module = Module::new();
        module.section(&exports);
        assert!(merged(&[module.finish()]).is_err());
        assert!(merged(&[b"nothing".to_vec()]).is_err());
    }

    #[derive(Default)]
    struct Told {
        imports: Vec<String>,
        placed: Vec<(i32, u32)>,
        calls: Vec<u32>,
        data: Vec<(i32, u8)>,
    }

    fn told(module: &[u8]) -> Told {
        use wasmparser::{DataKind, ElementItems, ElementKind, Operator};
        let place = |expression: &wasmparser::ConstExpr<'_>| match expression.get_operators_reader().read().expect("a constant") {
            Operator::I32Const { value } => value,
            other => panic!("{other:?}"),
        };
        let mut told = Told::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload.expect("a module") {
                Payload::ImportSection(section) => {
                    told.imports = section.into_imports().map(|import| import.expect("an import").name.to_owned()).collect();
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element.expect("an element");
                        let ElementKind::Active { offset_expr, .. } = &element.kind else { panic!("active") };
                        let ElementItems::Functions(functions) = element.items else { panic!("functions") };
                        told.placed.extend(functions.into_iter().map(|function| (place(offset_expr), function.expect("a function"))));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader().expect("a body") {
                        if let Operator::Call { function_index } = operator.expect("an operator") {
                            told.calls.push(function_index);
                        }
                    }
                }
                Payload::DataSection(section) => {
                    for data in section {
                        let data = data.expect("data");
                        let DataKind::Active { offset_expr, .. } = &data.kind else { panic!("active") };
                        told.data.push((place(offset_expr), data.data[0]));
                    }
                }
                _ => {}
            }
        }
        told
    }
}
