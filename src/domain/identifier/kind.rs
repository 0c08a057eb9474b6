//! Decides what a place in a text can look like. Never looks at a text.

use std::ops::Range;

/// What a place in a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SuspectKind {
    /// A telephone or fax number.
    Phone,
    /// An address of mail.
    Email,
    /// A number of a record, a case, a policy, an account.
    RecordNumber,
    /// A number that a state or an insurance gave a person.
    NationalId,
    /// A day and a month, said together with a person.
    FullDate,
    /// An age over 89: there are few of them.
    GreatAge,
    /// A room or a bed.
    RoomOrBed,
    /// A title and a name.
    TitledName,
    /// The name of somebody who is called a patient.
    PatientName,
    /// A street with its number, or a code that stands for a few of them.
    Address,
}

/// What was found, before places are compared.
pub(super) type Found = Vec<(SuspectKind, Range<usize>)>;
