//! What the static pages of the rules repeat from the engine: the areas, in their order.

use taskdef_playground::lint::Group;

#[test]
fn the_areas_are_those_of_the_rules() {
    let words = include_str!("../../script/site/words.mjs");
    let (_, areas) = words.split_once("export const AREAS = {\n").unwrap();
    let (areas, _) = areas.split_once("};").unwrap();
    let listed: Vec<&str> = areas.lines().filter_map(|line| line.trim().split(':').next()).collect();
    assert_eq!(listed, Group::ALL.map(Group::name));
}
