//! Decides which words are a first name and hardly anything else.
//! Never holds names that are also words or months: Grace, Mark, June.

const GIVEN: &str = "\
    aaron abdul adam adriana agnes ahmed aisha alan albert alejandro alessandro alex alexander alexandra alfred ali \
    alice alicia alina amanda amelia amina amir amy ana andrea andreas andrew angela anita ann anna anne annie \
    anthony antonio arthur astrid barbara beate beatrice ben benjamin bernd betty birgit bob brian brigitte bruno \
    carla carlos carmen carol caroline catherine cecilia charles charlie charlotte chloe chris christina christine \
    christoph christopher clara claudia dan daniel daniela david deborah dennis diana diego dieter dimitri dominik \
    donna dorothy edith eduardo edward elena elias elisabeth elizabeth ella ellen elsa emilia emily emma eric erik \
    erika ernst esther ethan eva fatima felix fernando fiona florian frances francesca francis franz fred frederick \
    friedrich gabriel gabriela georg george gerald gerda giovanni giulia gloria greta gudrun hannah hans harold \
    harry hassan heather heinrich heinz helen helena helga henry hermann hugo ibrahim ida ingrid irene isaac isabel \
    isabella jacob jakob james jan jane janet jasmin javier jennifer jens jessica jim joan joanna joe johannes john \
    johnny jonas jonathan jorge jose joseph joshua juan judith julia julian jürgen karen karin karl katarina kate \
    katherine kathrin katie kevin khalid klaus kristina lara larry lars laura lea lena leon leonie liam lidia lisa \
    lorenzo louis louise luca lucas lucia lucy luis lukas lydia magdalena manfred manuel marco margaret maria marie \
    marina mario marion martha martin martina mary mateo matthew matthias maximilian maya mehmet melanie mia michael \
    michelle miguel mohammed monica monika muhammad nadia nancy natalia natalie nathan nicholas nicole niklas nina \
    noah nora oliver olivia omar oscar otto pablo pamela patricia patrick paul paula pauline pedro peter petra \
    philip philipp rachel rafael ralf raymond rebecca renate ricardo richard rita robert roberto roger roland ronald \
    rosa rosemary rudolf ruth ryan sabine samantha samira samuel sandra sara sarah sebastian sergio sharon silvia \
    simon sofia sonja sophia sophie stefan stefanie stella stephanie stephen steven susan susanne svetlana sylvia \
    tanja teresa theodor theresa thomas tim timothy tobias tom tommy ursula valentina vanessa vera veronica victoria \
    viktor vincent walter werner wilhelm william wolfgang yusuf yvonne zainab zoe";

/// Names that, in small letters, are words as well.
const WORDS_TOO: &[&str] =
    &["ben", "bob", "dan", "jan", "jim", "joe", "tim", "tom", "ali", "ida", "ana", "lea", "mia", "maya"];

/// Whether a word, whose first letter is a capital, is a first name.
pub(super) fn given(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && listed(word)
}

/// Whether a word in small letters is a first name all the same.
pub(super) fn given_in_small_letters(word: &str) -> bool {
    listed(word) && !WORDS_TOO.contains(&word)
}

fn listed(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
    GIVEN.split(' ').any(|known| known == word)
}
