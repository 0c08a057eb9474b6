//! Decides the facets of a topic and a post: pillar, format, audience, purpose and the rest.
//! Never decides which of them suits a member; that is `topic`.

use super::word::words;

words! {
    /// The kind of content. Known from the topic, the member's choice or the title's words; never guessed from habit.
    Pillar {
        /// A condition, test or self-care explained.
        PatientEducation = "patient-education",
        /// A claim put right.
        MythAndEvidence = "myth-and-evidence",
        /// An awareness day, week or month, taken up.
        Observance = "observance",
        /// A tool, a routine, a room.
        BehindTheScenes = "behind-the-scenes",
        /// Colleagues, jobs, ways into the profession.
        TeamAndCareers = "team-and-careers",
        /// A device, app or service tried: use, limits, cost, ties.
        TechnologyReview = "technology-review",
        /// One paper, one figure, its limits.
        ResearchDigest = "research-digest",
        /// Workflow, learning, questions to colleagues.
        PeerPractice = "peer-practice",
        /// A patient's own words, with written authorisation.
        PatientVoice = "patient-voice",
        /// Events, schools, local partners.
        Community = "community",
        /// Booking, hours, what to bring.
        AccessAndService = "access-and-service",
        /// Policy, equity, and the person behind the profession.
        AdvocacyAndHumanSide = "advocacy-and-human-side",
    }
}

words! {
    /// The form a post takes.
    Format {
        /// Words alone.
        Text = "text",
        /// One picture.
        Photo = "photo",
        /// Several pictures or pages to leaf through.
        Carousel = "carousel",
        /// A video of up to about three minutes.
        ShortVideo = "short-video",
        /// A poll.
        Poll = "poll",
        /// Questions gathered and answered.
        QuestionAndAnswer = "question-and-answer",
        /// A live session.
        Live = "live",
        /// A chain of short posts.
        Thread = "thread",
        /// A longer piece.
        Article = "article",
    }
}

words! {
    /// For whom a post is written.
    Audience {
        /// Patients and the public.
        Patients = "patients",
        /// Colleagues of the own profession.
        Peers = "peers",
        /// People of other professions, in and beyond healthcare.
        OtherCareers = "other-careers",
        /// Those who might join the team or the profession.
        Recruits = "recruits",
        /// People nearby.
        LocalCommunity = "local-community",
    }
}

words! {
    /// What the posting is for.
    Purpose {
        /// Be found by patients.
        ReachPatients = "reach-patients",
        /// Teach about health.
        HealthEducation = "health-education",
        /// Look closely at technology.
        ReviewTechnology = "review-technology",
        /// Find colleagues.
        Recruit = "recruit",
        /// Know more people of one's own and other professions.
        Network = "network",
        /// Speak up for something.
        Advocate = "advocate",
        /// Carry research further.
        ShareResearch = "share-research",
    }
}

words! {
    /// The profession a member works in, or a topic is particular to.
    Specialty {
        /// Physicians of any field.
        Physician = "physician",
        /// Nurses.
        Nurse = "nurse",
        /// Dentists and dental teams.
        Dentist = "dentist",
        /// Pharmacists.
        Pharmacist = "pharmacist",
        /// Physiotherapists.
        Physiotherapist = "physiotherapist",
        /// Psychologists, psychiatrists, counsellors.
        MentalHealth = "mental-health",
        /// Midwives.
        Midwife = "midwife",
        /// Dietitians.
        Dietitian = "dietitian",
        /// Those who run practices.
        PracticeManagement = "practice-management",
        /// Any other.
        Other = "other",
    }
}

words! {
    /// What a topic is made on.
    Device {
        /// A phone is enough.
        Phone = "phone",
        /// Wants a computer.
        Computer = "computer",
        /// Both will do.
        Either = "either",
    }
}

words! {
    /// How much care a topic asks for, where privacy is concerned.
    Care {
        /// None beyond the usual.
        Green = "green",
        /// Read the checklist first.
        Amber = "amber",
        /// Only with a recorded authorisation.
        Red = "red",
    }
}

words! {
    /// Whom a member talked with. Only the group is ever kept, never a person.
    CareerGroup {
        /// Patients and the public.
        PatientsAndPublic = "patients-and-public",
        /// Physicians.
        Physicians = "physicians",
        /// Nurses.
        Nurses = "nurses",
        /// Other health professions.
        OtherHealthProfessions = "other-health-professions",
        /// Hospitals.
        Hospitals = "hospitals",
        /// Companies.
        Companies = "companies",
        /// Research and students.
        ResearchAndStudents = "research-and-students",
        /// Education.
        Education = "education",
        /// Media and policy.
        MediaAndPolicy = "media-and-policy",
        /// Other careers.
        OtherCareers = "other-careers",
    }
}
