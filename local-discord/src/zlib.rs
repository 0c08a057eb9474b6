//! How gateway payloads are wrapped: text, a zlib frame each, or one zlib stream over the connection.
use std::io::Write;

use axum::extract::ws::Message;
use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression as Level, FlushCompress};

use crate::options::Compression;

/// Payloads from this length on are large.
const LARGE: usize = 1_024;

/// The wrapping of one connection.
pub(crate) struct Squeeze {
    stream: Option<Compress>,
    how: Compression,
    /// Whether IDENTIFY asked for compressed payloads.
    pub(crate) payloads: bool,
}

impl Squeeze {
    pub(crate) fn new(stream: bool, how: Compression) -> Self {
        Self { stream: stream.then(|| Compress::new(Level::fast(), true)), how, payloads: false }
    }

    /// Wraps a payload.
    pub(crate) fn wrap(&mut self, text: &str) -> Message {
        if let Some(stream) = &mut self.stream {
            return in_stream(stream, text).map_or_else(|| plain(text), |b| Message::Binary(b.into()));
        }
        let wanted = match self.how {
            Compression::Never => false,
            Compression::WhenAsked => text.len() >= LARGE,
            Compression::EveryPayload => true,
        };
        if !(self.payloads && wanted) {
            return plain(text);
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Level::fast());
        let done = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
        done.map_or_else(|_| plain(text), |bytes| Message::Binary(bytes.into()))
    }
}

fn plain(text: &str) -> Message {
    Message::Text(text.into())
}

/// Each payload ends with a flush, by which the client knows that it is whole.
fn in_stream(stream: &mut Compress, text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() + 64);
    let start = stream.total_in();
    loop {
        let used = usize::try_from(stream.total_in() - start).ok()?;
        let left = text.as_bytes().get(used..)?;
        out.reserve(256);
        let room = out.capacity() - out.len();
        let before = stream.total_out();
        stream.compress_vec(left, &mut out, FlushCompress::Sync).ok()?;
        let wrote = usize::try_from(stream.total_out() - before).ok()?;
        // Room that was not filled means that nothing is held back.
        if wrote < room && stream.total_in() - start == text.len() as u64 {
            return Some(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_stream_is_whole_after_each_payload() {
        let mut squeeze = Squeeze::new(true, Compression::Never);
        let mut decoder = flate2::Decompress::new(true);
        for text in ["{}".to_owned(), "x".repeat(100_000), (0..20_000).map(|n| n.to_string()).collect()] {
            let Message::Binary(bytes) = squeeze.wrap(&text) else { panic!("not compressed") };
            assert!(bytes.ends_with(&[0, 0, 255, 255]));
            let mut out = Vec::with_capacity(text.len() + 10);
            decoder.decompress_vec(&bytes, &mut out, flate2::FlushDecompress::Sync).expect("valid zlib");
            assert_eq!(out, text.as_bytes());
        }
    }

    #[test]
    fn a_payload_frame_is_a_zlib_file() {
        let mut squeeze = Squeeze::new(false, Compression::EveryPayload);
        squeeze.payloads = true;
        let Message::Binary(bytes) = squeeze.wrap("hello") else { panic!("not compressed") };
        let mut text = String::new();
        flate2::read::ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).expect("valid zlib");
        assert_eq!(text, "hello");
    }
}
