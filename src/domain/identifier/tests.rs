//! Lines that ought to make somebody stop, and lines that ought not.

use super::SuspectKind::{self, *};
use super::{first_beside, suspects};
use proptest::prelude::*;

/// A line, and what is seen in it, in order.
const FLAGGED: &[(&str, &[(SuspectKind, &str)])] = &[
    // Telephone
    ("Call me at 555-123-4567", &[(Phone, "555-123-4567")]),
    ("Reach her on (415) 555-0134 after six", &[(Phone, "(415) 555-0134")]),
    ("his number is +49 170 1234567", &[(Phone, "+49 170 1234567")]),
    ("+44 20 7946 0958", &[(Phone, "+44 20 7946 0958")]),
    ("Ring 020 7946 0958 for results", &[(Phone, "020 7946 0958")]),
    ("mobile: 07700 900123", &[(Phone, "07700 900123")]),
    ("07700900123 is the daughter", &[(Phone, "07700900123")]),
    ("Tel. 030/1234567", &[(Phone, "030/1234567")]),
    ("fax 8812345", &[(Phone, "8812345")]),
    ("1-800-555-0199", &[(Phone, "1-800-555-0199")]),
    ("01 23 45 67 89", &[(Phone, "01 23 45 67 89")]),
    // Mail
    ("Write to anna.meyer@example.org", &[(Email, "anna.meyer@example.org")]),
    ("ANNA+care@clinic.co.uk!", &[(Email, "ANNA+care@clinic.co.uk")]),
    ("mailto:müller@example.de", &[(Email, "müller@example.de")]),
    // Records
    ("MRN 4471023 came back", &[(RecordNumber, "4471023")]),
    ("MRN: AB-44710", &[(RecordNumber, "AB-44710")]),
    ("medical record number 88123", &[(RecordNumber, "88123")]),
    ("Insurance policy #A1234567", &[(RecordNumber, "A1234567")]),
    ("Pat. Nr. 44551", &[(RecordNumber, "44551")]),
    ("chart #55123 is a nice case", &[(RecordNumber, "55123")]),
    ("Patient ID: 90817", &[(RecordNumber, "90817")]),
    ("patient 443211 is doing well", &[(RecordNumber, "443211")]),
    ("case no. 20231187", &[(RecordNumber, "20231187")]),
    ("policy number XK9983411", &[(RecordNumber, "XK9983411")]),
    ("Account no 778812 is open", &[(RecordNumber, "778812")]),
    ("specimen no. 12-99881", &[(RecordNumber, "12-99881")]),
    ("Look at #4471023 again", &[(RecordNumber, "4471023")]),
    ("ID 445566", &[(RecordNumber, "445566")]),
    // Identity
    ("SSN 219-09-9999", &[(NationalId, "219-09-9999")]),
    ("219-09-9999", &[(NationalId, "219-09-9999")]),
    ("NHS number 943 476 5919", &[(NationalId, "943 476 5919")]),
    ("NHS no: 9434765919", &[(NationalId, "9434765919")]),
    ("NI number QQ123456C or AB 12 34 56 C", &[(NationalId, "QQ123456C"), (NationalId, "AB 12 34 56 C")]),
    ("passport C01X00T47", &[(NationalId, "C01X00T47")]),
    ("CPR 070761-4285", &[(NationalId, "070761-4285")]),
    ("RSSMRA85T10A562S", &[(NationalId, "RSSMRA85T10A562S")]),
    ("KVNR A123456780", &[(NationalId, "A123456780")]),
    ("Medicare 1EG4-TE5-MK72", &[(NationalId, "1EG4-TE5-MK72")]),
    // Dates with a person
    ("patient seen 03/14/2026", &[(FullDate, "03/14/2026")]),
    ("discharged 14.3.26", &[(FullDate, "14.3.26")]),
    ("My patient was operated on 14 March 2026", &[(FullDate, "14 March 2026")]),
    ("DOB 03/05/1961", &[(FullDate, "03/05/1961")]),
    ("She was admitted on March 3rd with chest pain", &[(FullDate, "March 3rd")]),
    ("A 54-year-old came in on 2026-03-14", &[(FullDate, "2026-03-14")]),
    ("He died on 12.11.2025.", &[(FullDate, "12.11.2025")]),
    ("A young woman walked in on 3 May and thanked us", &[(FullDate, "3 May")]),
    ("Her surgery on Oct. 12 went well", &[(FullDate, "Oct. 12")]),
    ("The patient's daughter called us on 7th of June", &[(FullDate, "7th of June")]),
    ("Mrs Schmidt came on 3 March", &[(TitledName, "Mrs Schmidt"), (FullDate, "3 March")]),
    ("Born on 1 January 1950 in a small town", &[(FullDate, "1 January 1950")]),
    // Age
    ("A 93-year-old taught me patience", &[(GreatAge, "93-year-old")]),
    ("our patient, 97 years old, still dances", &[(GreatAge, "97 years old")]),
    ("aged 94 and cheerful", &[(GreatAge, "aged 94")]),
    ("101 yo with a hip fracture", &[(GreatAge, "101 yo")]),
    ("She is 96 and walks every day", &[(GreatAge, "96")]),
    ("My patient turned 100 today!", &[(GreatAge, "100")]),
    ("We sang for her 95th birthday", &[(GreatAge, "her 95th birthday")]),
    ("a lively nonagenarian on our ward", &[(GreatAge, "a lively nonagenarian")]),
    ("ninety-two-year-old with a new knee", &[(GreatAge, "ninety-two-year-old")]),
    ("still driving in her late nineties", &[(GreatAge, "in her late nineties")]),
    // Rooms and beds
    ("The man in room 12 thanked me", &[(RoomOrBed, "room 12")]),
    ("bed 4 needs help", &[(RoomOrBed, "bed 4")]),
    ("Rm. no 7 is quiet; bed number 3 is not", &[(RoomOrBed, "Rm. no 7"), (RoomOrBed, "bed number 3")]),
    ("Room #204B", &[(RoomOrBed, "Room #204B")]),
    ("ward 7, bay 3", &[(RoomOrBed, "bay 3")]),
    // Names
    ("Mrs. Miller brought cake", &[(TitledName, "Mrs. Miller")]),
    ("thank you mr. smith", &[(TitledName, "mr. smith")]),
    ("Mr van der Berg is home again", &[(TitledName, "Mr van der Berg")]),
    ("Frau Schmidt und Herr Özdemir", &[(TitledName, "Frau Schmidt"), (TitledName, "Herr Özdemir")]),
    ("Ms. Anne-Marie O'Neill wrote us", &[(TitledName, "Ms. Anne-Marie O'Neill")]),
    ("We treated Miss Brown", &[(TitledName, "Miss Brown")]),
    ("Dr. Lee was admitted to our ward", &[(TitledName, "Dr. Lee")]),
    ("My patient Ann is a hero", &[(PatientName, "Ann")]),
    ("Patient Ann taught me to listen", &[(PatientName, "Ann")]),
    ("patient ann came back", &[(PatientName, "ann")]),
    ("Our patient, Kowalski, came in tears", &[(PatientName, "Kowalski")]),
    ("a client named Hope", &[(PatientName, "Hope")]),
    ("a patient called Mark Weber", &[(PatientName, "Mark Weber")]),
    ("Anna, one of my patients, wrote a poem", &[(PatientName, "Anna")]),
    ("Peter is my patient", &[(PatientName, "Peter")]),
    ("Little Emma went home today", &[(PatientName, "Emma")]),
    ("Sarah, 34, came with chest pain", &[(PatientName, "Sarah")]),
    ("Thomas K. survived his stroke", &[(PatientName, "Thomas K.")]),
    ("Patient: Maria Gonzalez", &[(PatientName, "Maria Gonzalez")]),
    ("a patient of mine, Kwame, told me", &[(PatientName, "Kwame")]),
    // Addresses
    ("She lives at 12 Baker Street", &[(Address, "12 Baker Street")]),
    ("221B Baker St, London", &[(Address, "221B Baker St")]),
    ("45 North Lincoln Avenue", &[(Address, "45 North Lincoln Avenue")]),
    ("Hauptstraße 5 in Bonn", &[(Address, "Hauptstraße 5")]),
    ("Chicago, IL 60601", &[(Address, "IL 60601")]),
    ("SW1A 1AA", &[(Address, "SW1A 1AA")]),
    // More than one
    (
        "Patient Maria, MRN 5567123, born 4 July 1931, bed 7, call 0151 23456789",
        &[
            (PatientName, "Maria"),
            (RecordNumber, "5567123"),
            (FullDate, "4 July 1931"),
            (RoomOrBed, "bed 7"),
            (Phone, "0151 23456789"),
        ],
    ),
];

const LEFT_ALONE: &[&str] = &[
    "",
    "Why sleep matters",
    "In 2026 we start anew",
    "From 2019 to 2025",
    "2020-2025: five years of telehealth",
    "A 45-year-old can still learn to swim",
    "My patient, 89 years old, taught me patience",
    "aged 72 and cheerful",
    "children aged 5 to 11",
    "adults aged 90 and over",
    "people over 90 years old",
    "Vaccination for everyone aged 90+",
    "Our 100-year-old hospital",
    "a 95 year old tradition",
    "Our clinic turns 100 this year",
    "The hospital's 100th birthday",
    "Live to be 100?",
    "Her saturation was 94",
    "she is 100% right",
    "https://example.org/2026/03/14/patient-4471023?tel=555-123-4567",
    "See www.example.org/room12",
    "clinic.example.com/patient-ann",
    "https://x.com/anna/status/1445078208190291973",
    "Open 9:00 to 18:30",
    "from 08:00-16:00",
    "Night shift 0700-1900",
    "Coffee at 7 pm?",
    "Our open day is on 14 March 2026",
    "World Patient Safety Day on 17 September",
    "The patient portal opens on 3 May",
    "Join our patient education evening on 12 June",
    "Deadline 2026-03-14",
    "See you at the congress on 12.11.2025!",
    "Heart Month starts on February 1",
    "Fleming found it on 3 September 1928",
    "Dr. Meyer speaks on 14 March at the congress",
    "Christmas party on 12/12/2025",
    "In March 20 nurses were diagnosed with burnout",
    "#COVID19 #MedTwitter #Patient4471023",
    "@anna_meyer wrote a thread",
    "@anna@med-mastodon.com and @dr.meyer.bsky.social",
    "<@1234567890123456789> asked in <#9876543210987654321>",
    "<t:1773219600:F>",
    "It costs $1,299.00",
    "€ 250 000 for research",
    "1 200 000 people",
    "12,000,000 doses",
    "+12 000 000 views",
    "Up 45 % since 2019",
    "50% of 1234567",
    "24/7",
    "We are here 24/7/365",
    "COVID-19",
    "COVID-19 in 2026",
    "SARS-CoV-2 and H5N1",
    "Pfizer BNT162b2, mRNA-1273 and PCV13",
    "Vitamin B12 1000 µg",
    "Vitamin D3 2000 IU",
    "Amoxicillin 500 mg three times a day",
    "5-FU, CA 19-9, CD4 count 350",
    "GLP-1, SGLT2, PD-1 and HER2",
    "HbA1c 6.5, BP 120/80, pulse 96",
    "Omega-3",
    "10,000 steps",
    "Call 911",
    "Call 112 or 116 117",
    "Text HOME to 741741",
    "988 is the lifeline",
    "10.1056/NEJMoa2034577",
    "doi:10.1001/jama.2020.12345678",
    "PMID 32756549",
    "NCT04368728",
    "ISBN 978-3-16-148410-0",
    "ORCID 0000-0002-1825-0097",
    "ICD-10 E11.9",
    "Case 3 of our series",
    "Chart 12 shows the trend",
    "A record number of 5000 visitors",
    "Record numbers: 12000 runners",
    "Visit our booth 1234",
    "Sample size 1200",
    "Meet us in room 204 at the congress",
    "Workshop in Room 12",
    "Stay in bed 8 hours",
    "In bed 10 pm",
    "a 30-bed 2026 unit",
    "a room for 3",
    "emergency room 24/7",
    "MR imaging of the knee",
    "MS Society walk",
    "Don't Miss Monday's webinar",
    "Miss World",
    "Mr Bean explains anatomy",
    "Maria, our new nurse, is 29",
    "N Engl J Med 2020;383:2603-2615",
    "Take 2 tablets every 4-6 hours",
    "Nightingale was born on 12 May 1820",
    "Use code SAVE2026 #A1",
    "Patient Safety first",
    "our patient Facebook group",
    "A patient WhatsApp channel is not a clinic",
    "Patient Stories: how we listen",
    "patients first",
    "be patient, will you?",
    "patient may come early",
    "Interview with Dr. Anna Meyer about sleep",
    "Thank you, Prof. Lee, and Nurse Joy",
    "Anna S. Meyer et al.",
    "Congratulations to Anna, 34, our new head of nursing",
    "7 Foods That Pave The Way",
    "10 Steps The Right Way",
    "3 Ways Your Heart Says Thank You",
    "12 Minutes A Day",
    "Level 4 evidence",
    "Phase 3 trial, n = 44820",
    "1:1000 adrenaline",
    "Version 1.2.3",
    "Top 10 of 2025",
    "Influenza A(H1N1)pdm09",
    "5 May is Hand Hygiene Day",
    "May 12: International Nurses Day",
    "International Day of the Midwife, 5.5.2026",
    "Half of our patients read this on a phone",
    "Ask me anything, 20 questions in 30 minutes",
    "NHS at 75: 1948 to 2023",
    "NHS 2024-2025 plan",
    "Medicare 2026 changes",
    "phone 15 000 patients",
];

#[test]
fn what_could_tell_who_somebody_is() {
    assert!(FLAGGED.len() >= 60);
    let mut wrong = String::new();
    for (line, expected) in FLAGGED {
        let found = suspects(line);
        let seen: Vec<_> = found.iter().map(|one| (one.kind, one.quoted.as_str())).collect();
        if seen != *expected {
            wrong += &format!("{line}\n  {seen:?}\n  {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_tells_nothing_is_left_alone() {
    assert!(LEFT_ALONE.len() >= 80);
    let wrong: Vec<_> =
        LEFT_ALONE.iter().map(|line| (line, suspects(line))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_long_text_is_read_in_a_moment() {
    let text = "My patient Ann, 93, MRN 4471023, room 12, came on 14 March 2026. ".repeat(60);
    assert_eq!(suspects(&text).iter().filter(|one| one.kind == RecordNumber).count(), 60);
}

fn any_line() -> impl Strategy<Value = String> {
    let lines: Vec<&str> = FLAGGED.iter().map(|(line, _)| *line).chain(LEFT_ALONE.iter().copied()).collect();
    let words: Vec<String> = lines.iter().flat_map(|line| line.split(' ')).map(str::to_owned).collect();
    prop::collection::vec(prop::sample::select(words), 0..14).prop_map(|words| words.join(" "))
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for one in suspects(text) {
        prop_assert!(one.range.start >= end && one.range.end > one.range.start);
        prop_assert_eq!(text.get(one.range.clone()), Some(one.quoted.as_str()));
        end = one.range.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn places_lie_in_order_within_the_text(text in any_line()) {
        sound(&text)?;
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,60}") {
        sound(&text)?;
    }

    #[test]
    fn figures_and_marks_have_an_answer(text in "[0-9 ()+./#@:äÄ–A-F-]{0,60}") {
        sound(&text)?;
    }
}

#[test]
fn what_somebody_was_asked_about_is_not_asked_about_again() {
    const PHONE: &str = "Call 555-123-4567 for a chair";
    for (texts, before, found) in [
        (&[PHONE][..], &[][..], Some("555-123-4567")),
        (&[PHONE], &[PHONE], None),
        (&["Please call 555-123-4567"], &[PHONE], None),
        (&["Call us"], &[PHONE], None),
        (&["Call 555-123-4568 for a chair"], &[PHONE], Some("555-123-4568")),
        (&[PHONE], &["Call us"], Some("555-123-4567")),
        (&[PHONE, "MRN 4471023 came back"], &[PHONE], Some("4471023")),
        (&["A title", PHONE], &[PHONE, "An idea"], None),
    ] {
        let quoted = first_beside(texts, before).map(|one| one.quoted);
        assert_eq!(quoted.as_deref(), found, "{texts:?} beside {before:?}");
    }
}
