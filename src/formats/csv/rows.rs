//! Decides how rows of any kind are written as a sheet: a column for each name that occurs, nothing in it computed.
//! Never decides which rows.

use super::write::disarmed;
use csv::{Terminator, WriterBuilder};
use serde_json::{Map, Value};

/// The rows as a sheet.
#[must_use]
pub fn write_rows(rows: &[Map<String, Value>]) -> Vec<u8> {
    let mut names: Vec<&str> = Vec::new();
    for name in rows.iter().flat_map(Map::keys) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut put = |cells: Vec<String>| {
        // Into memory, with as many cells in each row: there is nothing to go wrong.
        let written = writer.write_record(cells.iter().map(|cell| disarmed(cell).into_owned()));
        debug_assert!(written.is_ok());
    };
    put(names.iter().map(|name| (*name).to_owned()).collect());
    for row in rows {
        put(names.iter().map(|name| row.get(*name).map(cell).unwrap_or_default()).collect());
    }
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_name_has_its_column_and_nothing_is_computed() {
        let rows = [json!({"a": 1, "b": "=1+1"}), json!({"b": "x, \"y\"", "c": ["p", "q"]})];
        let rows: Vec<_> = rows.iter().filter_map(Value::as_object).cloned().collect();
        let text = String::from_utf8(write_rows(&rows)).unwrap();
        assert_eq!(text, "\u{feff}a,b,c\r\n1,'=1+1,\r\n,\"x, \"\"y\"\"\",\"p, q\"\r\n");
    }
}
