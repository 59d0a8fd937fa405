//! Divides a wasm module in two: what a page starts with, and what can come later.
//!
//!     split-wasm IN.wasm LATER.txt FIRST.wasm REST.wasm
//!
//! LATER.txt names modules of the source, one per line. A function whose name mentions one of them comes later, and so does what
//! is reached only through such functions. The compiler keeps one copy of equal functions, under the name of any of them; so a
//! name does not count for a function of the standard library or for a small one, which are those that often equal others.
//! Both parts share one memory and one set of tables, which the first part exports.
//!
//! In the place of each function of the second part that the first one calls stands a stub. It goes through a table of its own,
//! `rest`, which the second part fills when it is instantiated with `{ first: exports of the first part }`. A stub that is called
//! before that calls the import whose name contains `load_rest`; so a page that was too slow is late, and not wrong.
//! Constants stay in the first part: without relocations nothing tells which function reads them.
//!
//! With SPLIT_NAMES=1 both parts keep the names of their functions, and a stub says so in its own: for the stacks of a profile.

use std::collections::{BTreeSet, HashMap};
use std::{env, error, fs, process};

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportedFunction, Module, ModuleConfig, RefType, TableId, ValType, passes,
};

/// Functions of fewer bytes come later only with what calls them.
const SMALL: usize = 130;

type Outcome<T> = Result<T, Box<dyn error::Error>>;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, later, first, rest] = arguments.as_slice() else {
        eprintln!("usage: split-wasm IN.wasm LATER.txt FIRST.wasm REST.wasm");
        process::exit(2);
    };
    if let Err(error) = divide(input, later, first, rest) {
        eprintln!("split-wasm: {error}");
        process::exit(1);
    }
}

fn divide(input: &str, later: &str, first: &str, rest: &str) -> Outcome<()> {
    let bytes = fs::read(input)?;
    let listed = fs::read_to_string(later)?;
    let names: Vec<&str> =
        listed.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();

    let mut module = parse(&bytes)?;
    let plan = Plan::new(&module, &names);
    let missing = names.iter().zip(&plan.hits).filter(|(_, hits)| **hits == 0);
    let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        return Err(format!("no function mentions these names of {later}: {}", missing.join(", ")).into());
    }
    plan.keep_first(&mut module)?;
    module.emit_wasm_file(first)?;
    let mut module = parse(&bytes)?;
    plan.keep_rest(&mut module);
    module.emit_wasm_file(rest)?;
    println!(
        "{} functions come first, {} later, {} of these through a stub",
        plan.count - plan.later.len(),
        plan.later.len(),
        plan.slots.len()
    );
    Ok(())
}

fn parse(bytes: &[u8]) -> Outcome<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(env::var_os("SPLIT_NAMES").is_some());
    Ok(config.parse(bytes)?)
}

/// Functions by their place in the module, since ids differ each time that it is parsed.
type Index = usize;

struct Plan {
    count: usize,
    /// How many functions mention each listed name.
    hits: Vec<usize>,
    later: BTreeSet<Index>,
    /// Functions of the second part that the first part refers to, in the order of the table `rest`.
    slots: Vec<Index>,
    /// Functions of the first part that the second part refers to.
    shared: BTreeSet<Index>,
}

impl Plan {
    fn new(module: &Module, names: &[&str]) -> Self {
        let ids = function_ids(module);
        let index: HashMap<FunctionId, Index> =
            ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
        let references: Vec<Vec<Index>> =
            ids.iter().map(|id| referred(module, *id).iter().map(|id| index[id]).collect()).collect();
        let mut hits = vec![0; names.len()];
        let mut mentions = vec![false; ids.len()];
        for (place, id) in ids.iter().enumerate() {
            if size(module, *id) < SMALL {
                continue;
            }
            let name = without_hashes(module.funcs.get(*id).name.as_deref().unwrap_or_default());
            for (number, listed) in names.iter().enumerate() {
                if is_mentioned(&name, listed) {
                    hits[number] += 1;
                    mentions[place] = true;
                }
            }
        }

        let outside = referred_from_outside(module);
        let mut first = vec![false; ids.len()];
        let mut waiting: Vec<Index> = outside.iter().map(|id| index[id]).collect();
        while let Some(place) = waiting.pop() {
            if !first[place] && !mentions[place] {
                first[place] = true;
                waiting.extend(&references[place]);
            }
        }
        let is_local = |place: Index| matches!(module.funcs.get(ids[place]).kind, FunctionKind::Local(_));
        let later: BTreeSet<Index> =
            (0..ids.len()).filter(|place| !first[*place] && is_local(*place)).collect();

        let from_first =
            (0..ids.len()).filter(|place| first[*place]).flat_map(|place| references[place].clone());
        let slots: BTreeSet<Index> = from_first
            .chain(outside.iter().map(|id| index[id]))
            .filter(|place| later.contains(place))
            .collect();
        let shared = later
            .iter()
            .flat_map(|place| references[*place].clone())
            .filter(|place| !later.contains(place))
            .collect();
        Self { count: ids.len(), hits, later, slots: slots.into_iter().collect(), shared }
    }

    fn keep_first(&self, module: &mut Module) -> Outcome<()> {
        let ids = function_ids(module);
        let load = module
            .imports
            .iter()
            .find(|import| import.name.contains("load_rest"))
            .and_then(|import| match import.kind {
                walrus::ImportKind::Function(function) => Some(function),
                _ => None,
            })
            .ok_or("there is no import `load_rest`")?;
        let size = self.slots.len() as u64;
        let table = module.tables.add_local(false, size, Some(size), RefType::FUNCREF);
        for (slot, place) in self.slots.iter().enumerate() {
            let stub = stub(module, ids[*place], table, slot, load);
            let function = module.funcs.get_mut(ids[*place]);
            function.kind = FunctionKind::Local(stub);
            function.name = function.name.take().map(|name| format!("stub of {name}"));
        }
        for place in &self.shared {
            module.exports.add(&shared_name("f", *place), ids[*place]);
        }
        for (place, global) in ids_of(module.globals.iter().map(walrus::Global::id)) {
            if module.globals.get(global).mutable {
                module.exports.add(&shared_name("g", place), global);
            }
        }
        for (place, table) in ids_of(module.tables.iter().map(walrus::Table::id)) {
            module.exports.add(&shared_name("t", place), table);
        }
        let memory = module.get_memory_id()?;
        module.exports.add("m", memory);
        passes::gc::run(module);
        Ok(())
    }

    fn keep_rest(&self, module: &mut Module) {
        let ids = function_ids(module);
        for (_, export) in ids_of(module.exports.iter().map(walrus::Export::id)) {
            module.exports.delete(export);
        }
        module.start = None;
        for (_, data) in ids_of(module.data.iter().map(walrus::Data::id)) {
            module.data.delete(data);
        }
        for (_, element) in ids_of(module.elements.iter().map(walrus::Element::id)) {
            module.elements.delete(element);
        }
        for (place, id) in ids.iter().enumerate().filter(|(place, _)| !self.later.contains(place)) {
            if self.shared.contains(&place) {
                if let FunctionKind::Import(function) = &module.funcs.get(*id).kind {
                    module.imports.delete(function.import);
                }
                let ty = module.funcs.get(*id).ty();
                let import = module.imports.add("first", &shared_name("f", place), *id);
                module.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
            }
        }
        for (place, id) in ids_of(module.globals.iter().map(walrus::Global::id)) {
            if module.globals.get(id).mutable {
                let import = module.imports.add("first", &shared_name("g", place), id);
                module.globals.get_mut(id).kind = GlobalKind::Import(import);
            }
        }
        let mut last = 0;
        for (place, id) in ids_of(module.tables.iter().map(walrus::Table::id)) {
            let import = module.imports.add("first", &shared_name("t", place), id);
            let table = module.tables.get_mut(id);
            table.import = Some(import);
            table.elem_segments.clear();
            last = place + 1;
        }
        for (_, id) in ids_of(module.memories.iter().map(walrus::Memory::id)) {
            let import = module.imports.add("first", "m", id);
            let memory = module.memories.get_mut(id);
            memory.import = Some(import);
            memory.data_segments.clear();
        }

        let size = self.slots.len() as u64;
        let (table, _) = module.add_import_table(
            "first",
            &shared_name("t", last),
            false,
            size,
            Some(size),
            RefType::FUNCREF,
        );
        let offset = ConstExpr::Value(Value::I32(0));
        let functions = self.slots.iter().map(|place| ids[*place]).collect();
        let segment =
            module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
        module.tables.get_mut(table).elem_segments.insert(segment);
        passes::gc::run(module);
    }
}

/// Short, as they stand in both files and mean nothing to a reader.
fn shared_name(kind: &str, place: Index) -> String {
    format!("{kind}{place}")
}

fn function_ids(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// Collected, so that the module can be changed while they are gone through.
fn ids_of<T>(ids: impl Iterator<Item = T>) -> Vec<(Index, T)> {
    ids.enumerate().collect()
}

/// In bytes. An imported function has none.
fn size(module: &Module, id: FunctionId) -> usize {
    match &module.funcs.get(id).kind {
        FunctionKind::Local(function) => function.original_range.as_ref().map_or(0, ExactSizeIterator::len),
        _ => 0,
    }
}

/// The name without what tells crates of one name apart: `app[4788056d9c02b2a1]::ui`.
fn without_hashes(name: &str) -> String {
    const HASH: usize = 16;
    let mut parts = name.split('[');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, after))
                if hash.len() <= HASH
                    && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
                    && !hash.is_empty() =>
            {
                whole.push_str(after);
            }
            _ => {
                whole.push('[');
                whole.push_str(part);
            }
        }
    }
    whole
}

/// Does the name of the function mention the module or type, as a whole path?
fn is_mentioned(name: &str, listed: &str) -> bool {
    let name_of_library = name.trim_start_matches(['<', '[', '&', '(']);
    if ["core::", "alloc::", "std::", "hashbrown::"]
        .iter()
        .any(|library| name_of_library.starts_with(library))
    {
        return false;
    }
    let is_part = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    name.match_indices(listed).any(|(start, _)| {
        let before = start.checked_sub(1).map(|place| name.as_bytes()[place]);
        let after = name.as_bytes().get(start + listed.len()).copied();
        !is_part(before) && !is_part(after)
    })
}

/// The functions that the body of a function calls or takes a reference to.
fn referred(module: &Module, id: FunctionId) -> BTreeSet<FunctionId> {
    struct Found(BTreeSet<FunctionId>);
    impl Visitor<'_> for Found {
        fn visit_function_id(&mut self, function: &FunctionId) {
            self.0.insert(*function);
        }
    }
    let mut found = Found(BTreeSet::new());
    if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
        dfs_in_order(&mut found, function, function.entry_block());
    }
    found.0
}

/// Functions that are exported, started, or can be called through a table.
fn referred_from_outside(module: &Module) -> BTreeSet<FunctionId> {
    let mut found: BTreeSet<FunctionId> = module.start.into_iter().collect();
    found.extend(module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(function) => Some(function),
        _ => None,
    }));
    for element in module.elements.iter() {
        match &element.items {
            ElementItems::Functions(functions) => found.extend(functions),
            ElementItems::Expressions(_, items) => found.extend(items.iter().filter_map(|item| match item {
                ConstExpr::RefFunc(function) => Some(*function),
                _ => None,
            })),
        }
    }
    found
}

/// Calls the function in the slot of the table, after it has the second part loaded where that is not there yet.
fn stub(
    module: &mut Module,
    id: FunctionId,
    table: TableId,
    slot: usize,
    load: FunctionId,
) -> walrus::LocalFunction {
    let ty = module.funcs.get(id).ty();
    let (parameters, results) = module.types.params_results(ty);
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let locals: Vec<_> = parameters.iter().map(|parameter: &ValType| module.locals.add(*parameter)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = builder.func_body();
    body.i32_const(slot as i32).table_get(table).ref_is_null().if_else(
        None,
        |missing| {
            missing.call(load);
        },
        |_| {},
    );
    for local in &locals {
        body.local_get(*local);
    }
    body.i32_const(slot as i32).call_indirect(ty, table);
    builder.local_func(locals)
}
