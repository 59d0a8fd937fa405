//! Brings a resource into the shape of the API: one task definition, an object with a list of containers.

use super::is_container;
use crate::syntax::{Document, Expression, Key, Language, NodeId, NodeKind, Scalar, fragment};
use crate::text::Span;

/// Arguments that are about the resource, not about the task definition.
const META: [&str; 16] = [
    "arn",
    "arn_without_revision",
    "connection",
    "count",
    "depends_on",
    "for_each",
    "id",
    "lifecycle",
    "provider",
    "provisioner",
    "region",
    "revision",
    "skip_destroy",
    "tags_all",
    "timeouts",
    "track_latest",
];

/// Blocks that may be repeated, and the names of the lists that they make.
const LISTS: [(&str, &str); 3] = [
    ("inference_accelerator", "inference_accelerators"),
    ("placement_constraints", "placement_constraints"),
    ("volume", "volumes"),
];

/// Maps with free keys, and the name that the key has in the list of pairs that the API takes instead. Without a name the API
/// takes the map.
const MAPS: [(&str, &str); 4] =
    [("driver_opts", ""), ("labels", ""), ("properties", "name"), ("tags", "key")];

/// Brings what was found at a node into the shape of the API, and gives the task definition. Nothing where it cannot be read.
pub fn prepare(document: &mut Document, node: NodeId) -> Option<NodeId> {
    let node = fragment::unfold(document, node);
    let tree = &document.tree;
    let is_list = matches!(tree.kind(node), NodeKind::Array(_));
    let task = if is_list || (is_container(tree, node) && tree.get(node, "container_definitions").is_none()) {
        around(document, node, is_list)
    } else if matches!(tree.kind(node), NodeKind::Object(_)) {
        if let Some(containers) = tree.get(node, "container_definitions") {
            fragment::unfold(document, containers);
        }
        let resource = Lower { is_written: document.language == Language::Hcl, document };
        resource.object(node, true, 0);
        node
    } else {
        return None;
    };
    Some(task)
}

/// An object around container definitions that stand alone.
fn around(document: &mut Document, node: NodeId, is_list: bool) -> NodeId {
    let tree = &mut document.tree;
    let span = tree.span(node);
    let is_root = tree.root() == node;
    let list = if is_list {
        node
    } else {
        // One container alone: what stands beside it is elsewhere.
        let others = NodeKind::Dynamic(Expression { text: "${containers}".to_owned() });
        let others = tree.add(others, Span::at(span.end), true);
        tree.add(NodeKind::Array(vec![node, others]), span, true)
    };
    tree.set_key(list, Key { text: "container_definitions".to_owned(), span: Span::at(span.start) });
    let task = tree.add(NodeKind::Object(vec![list]), span, true);
    tree.set_computed(task);
    if !is_list {
        tree.set_computed(list);
    }
    if is_root {
        tree.set_root(task);
    }
    task
}

struct Lower<'a> {
    document: &'a mut Document,
    /// Written by hand, and not the output of Terraform, which names what is not set.
    is_written: bool,
}

impl Lower<'_> {
    /// The members of a block: those that are left, in the shape that the API has for them.
    fn object(mut self, node: NodeId, is_resource: bool, depth: usize) -> Self {
        let NodeKind::Object(members) = self.document.tree.kind(node).clone() else { return self };
        let is_whole = |kept: &[NodeId]| kept == members.as_slice();
        let mut kept: Vec<NodeId> = Vec::with_capacity(members.len());
        for &member in &members {
            let key = self.document.tree.key(member).to_owned();
            if is_resource && META.contains(&key.as_str()) || self.is_unset(member) {
                continue;
            }
            if key == "dynamic" {
                let blocks = self.document.tree.members(member).to_vec();
                for block in blocks {
                    let name = self.document.tree.key(block).to_owned();
                    let text = self.document.slice(self.document.tree.span(block)).to_owned();
                    self.document.tree.set_kind(block, NodeKind::Dynamic(Expression { text }));
                    self.put(&mut kept, block, &name, is_resource);
                }
                continue;
            }
            if MAPS.iter().all(|(map, _)| *map != key) && key != "container_definitions" && depth < 4 {
                self = self.block(member, depth);
            }
            self.put(&mut kept, member, &key, is_resource);
        }
        if !is_whole(&kept) {
            self.document.tree.thin(node, kept);
        }
        self
    }

    /// A block, or the blocks of a list.
    fn block(mut self, node: NodeId, depth: usize) -> Self {
        let tree = &self.document.tree;
        let blocks = match tree.kind(node) {
            NodeKind::Object(_) => vec![node],
            _ => tree.elements(node).to_vec(),
        };
        for block in blocks {
            self = self.object(block, false, depth + 1);
        }
        self
    }

    /// Puts a member among those that are kept.
    fn put(&mut self, kept: &mut Vec<NodeId>, member: NodeId, key: &str, is_resource: bool) {
        let list = LISTS.iter().find(|(block, _)| is_resource && *block == key);
        if let Some((_, list)) = list {
            return self.gather(kept, member, list);
        }
        let map = MAPS.iter().find(|(map, name)| *map == key && !name.is_empty());
        if let Some((_, name)) = map {
            self.pairs(member, name);
        }
        let tree = &mut self.document.tree;
        if key == "host_path" {
            kept.push(self.host(member));
            return;
        }
        // A block of which there is at most one, as plans and states write it.
        let only = match tree.elements(member) {
            &[only] if matches!(tree.kind(only), NodeKind::Object(_)) && map.is_none() => Some(only),
            _ => None,
        };
        if let Some(only) = only.filter(|_| key != "container_definitions") {
            tree.choose(member, only);
        }
        kept.push(only.filter(|_| key != "container_definitions").unwrap_or(member));
    }

    /// Is a member the output of Terraform for what is not set?
    fn is_unset(&self, member: NodeId) -> bool {
        let tree = &self.document.tree;
        let is_empty = match tree.kind(member) {
            NodeKind::Null => return true,
            NodeKind::String(scalar) => scalar.value.is_empty(),
            NodeKind::Array(elements) => elements.is_empty(),
            NodeKind::Object(members) => members.is_empty(),
            _ => false,
        };
        is_empty && !self.is_written
    }

    /// Adds a block to the list that its kind makes.
    fn gather(&mut self, kept: &mut Vec<NodeId>, member: NodeId, name: &str) {
        let tree = &mut self.document.tree;
        let Some(key) = tree.node(member).key.clone() else { return };
        if let NodeKind::Array(_) = tree.kind(member) {
            tree.respell(member, name);
            return kept.push(member);
        }
        let span = tree.span(member);
        tree.make_element(member);
        let list = kept.iter().copied().find(|&list| tree.key(list) == name);
        match list {
            Some(list) => {
                let mut blocks = tree.elements(list).to_vec();
                blocks.push(member);
                tree.set_kind(list, NodeKind::Array(blocks));
                tree.widen(list, span);
            }
            None => {
                let list = tree.add(NodeKind::Array(vec![member]), span, true);
                tree.set_key(list, key);
                tree.respell(list, name);
                tree.set_computed(list);
                kept.push(list);
            }
        }
    }

    /// A map as the list of pairs that it stands for.
    fn pairs(&mut self, map: NodeId, name: &str) {
        let tree = &mut self.document.tree;
        let NodeKind::Object(members) = tree.kind(map).clone() else { return };
        let mut pairs = Vec::with_capacity(members.len());
        for member in members {
            let (key_span, whole) = (tree.key_span(member), tree.member_span(member));
            let key = tree.key(member).to_owned();
            let anchors = vec![(0, key_span.start)];
            let first = tree.add(NodeKind::String(Scalar { value: key, anchors }), key_span, true);
            tree.set_computed(first);
            tree.set_key(first, Key { text: name.to_owned(), span: Span::at(key_span.start) });
            let start = tree.span(member).start;
            tree.set_key(member, Key { text: "value".to_owned(), span: Span::at(start) });
            pairs.push(tree.add(NodeKind::Object(vec![first, member]), whole, true));
        }
        tree.set_kind(map, NodeKind::Array(pairs));
        tree.set_computed(map);
    }

    /// `host_path = "/data"` as the object that the API has for it.
    fn host(&mut self, path: NodeId) -> NodeId {
        let tree = &mut self.document.tree;
        let (span, key) = (tree.span(path), tree.node(path).key.clone());
        tree.set_key(path, Key { text: "sourcePath".to_owned(), span: Span::at(span.start) });
        let host = tree.add(NodeKind::Object(vec![path]), span, true);
        if let Some(key) = key {
            tree.set_key(host, key);
            tree.respell(host, "host");
        }
        tree.set_computed(host);
        host
    }
}
