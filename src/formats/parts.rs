//! Decides how much goes into one file: what would be too large for one is halved until each part fits.
//! Never decides what is in it.

/// Writes these rows into as many files as it takes that none is larger than `most` bytes. A single row that is larger than
/// that has a file of its own.
pub fn fitting<T>(rows: &[T], most: usize, write: &dyn Fn(&[T]) -> Vec<u8>) -> Vec<Vec<u8>> {
    let whole = write(rows);
    if whole.len() <= most || rows.len() < 2 {
        return vec![whole];
    }
    drop(whole);
    let (first, second) = rows.split_at(rows.len() / 2);
    let mut files = fitting(first, most, write);
    files.extend(fitting(second, most, write));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_in_one_file_and_no_file_is_too_large() {
        let rows: Vec<u8> = (0..=200).collect();
        for most in [1, 2, 7, 50, 1_000] {
            let files = fitting(&rows, most, &<[u8]>::to_vec);
            assert!(files.iter().all(|file| file.len() <= most), "{most}");
            assert_eq!(files.concat(), rows, "{most}");
        }
        assert_eq!(fitting(&rows[..1], 0, &<[u8]>::to_vec), [[0]], "a row is not halved");
        assert_eq!(fitting(&[], 9, &<[u8]>::to_vec), [Vec::<u8>::new()], "nothing is one empty file");
    }
}
