//! The notice in the language of the person who is asked, and in no other.

use super::*;

#[test]
fn a_consent_keeps_the_notice_in_the_language_in_which_it_was_read() {
    let mut city = City::seeded(437);
    let (ames, _dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let _worker = city.joins("Social worker 1");
    let read_in = |language: Option<&str>| {
        let referral: RecordId = ask(&ames, begin(&ames, "Social worker 1", None));
        let Referrals::Agree { scope, expires, alone, next, due, .. } = agree(&ames, referral, true) else {
            unreachable!()
        };
        let language = language.map(str::to_owned);
        (referral, Referrals::Agree { referral, scope, expires, alone, language, next, due })
    };
    let kept = |language| {
        let view: ReferralView = ask(&ames, read_in(language).1);
        let record = view.consents[0].record.clone();
        (record.language, record.notice.unwrap())
    };
    let (language, notice) = kept(Some("es"));
    assert_eq!(language.as_deref(), Some("es"));
    assert!(notice.contains("No tiene que aceptar"), "{notice}");
    let (language, notice) = kept(Some("so"));
    assert_eq!(language.as_deref(), Some("so"));
    assert!(notice.contains("Kuma khasbana"), "{notice}");
    for english in [None, Some("en")] {
        let (language, notice) = kept(english);
        assert_eq!(language.as_deref(), Some("en"));
        assert!(notice.contains("You do not have to agree"), "{notice}");
    }
    let (referral, asked) = read_in(Some("hmn"));
    let refused = refused(&ames, asked);
    assert!(refused.contains("no notice in this language"), "{refused}");
    assert_eq!(one(&ames, referral).consents.len(), 0, "nothing was written down");
}
