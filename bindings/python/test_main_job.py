"""The main job, from Python: visits logged without signal are safe, and reach the people who need them."""

import socket
import threading
import unittest
from datetime import date, timedelta

from city import LONGEST_WAIT, City, porchlight
from porchlight import Delivery, EmptiedField, PromiseDraft, SpotDraft, Trouble, TroubleCode, VisitDraft, VisitEdit


class MainJob(unittest.TestCase):
    def setUp(self):
        self.city = City()
        self.addCleanup(self.city.close)

    def test_five_visits_without_signal_reach_the_supervisor_and_come_back_edited(self):
        phone, supervisor = self.city.device_of("Officer 1"), self.city.device_of("Supervisor 1")
        supervisor.door.disconnect()
        self.city.relay.stop()

        places = phone.asks("places", limit=5)
        visits = [
            phone.door.log_visit(VisitDraft(place=place["place"], people_reached=count, note="Asked about parking."))
            for count, place in enumerate(places, start=1)
        ]
        for visit in visits:
            self.assertEqual(phone.door.visit(visit).delivery, Delivery.ON_THIS_DEVICE)

        self.city.relay.start()
        phone.door.connect()
        phone.waits_for_delivery(visits, Delivery.HELD_BY_RELAY)

        supervisor.door.connect()
        cards = supervisor.waits_for_visits(visits)
        self.assertEqual([card.people_reached for card in cards], [1, 2, 3, 4, 5])
        self.assertEqual({tuple(card.officers) for card in cards}, {("Officer 1",)})
        phone.waits_for_delivery(visits, Delivery.SEEN_BY_OTHERS)
        self.assertEqual(phone.door.visit(visits[0]).seen_by, ["Supervisor 1"])

        edited = supervisor.door.edit_visit(visits[0], cards[0].seen, VisitEdit(people_reached=12))
        self.assertEqual(edited.people_reached, 12)
        phone.waits_until("the edit arrives", lambda: phone.door.visit(visits[0]).people_reached == 12)

    def test_two_devices_disagree_and_a_person_settles_it(self):
        phone, laptop = self.city.device_of("Officer 1"), self.city.device_of("Officer 1")
        visit = phone.door.log_visit(VisitDraft(spot=SpotDraft(lat=44.9483, lon=-93.3492, label="The pond")))
        seen = laptop.waits_for_visits([visit])[0].seen
        phone.door.disconnect()
        laptop.door.disconnect()

        phone.door.edit_visit(visit, seen, VisitEdit(people_reached=8))
        laptop.door.edit_visit(visit, seen, VisitEdit(people_reached=20))
        phone.door.connect()
        laptop.door.connect()
        phone.waits_until("both see the conflict", lambda: phone.door.visit(visit).conflicts)
        laptop.waits_until("both see the conflict", lambda: laptop.door.visit(visit).conflicts)

        [conflict] = phone.asks("conflicts")
        self.assertEqual(conflict["field"], "people_reached")
        [twenty] = [value for value in conflict["values"] if value["value"] == 20]
        phone.asks("settle_conflict", record=visit, field=conflict["field"], choice=twenty["choice"])

        laptop.waits_until("the conflict is settled", lambda: not laptop.door.visit(visit).conflicts)
        self.assertEqual([laptop.door.visit(visit).people_reached, phone.door.visit(visit).people_reached], [20, 20])

    def test_a_listener_that_throws_breaks_no_save_and_is_told_again(self):
        phone = self.city.device_of("Officer 1")
        phone.door.disconnect()
        told = threading.Semaphore(0)

        class Thrower(porchlight.ChangeListener):
            def changed(self, changed):
                told.release()
                raise RuntimeError("this screen is broken")

        phone.door.listen(Thrower())
        place = phone.asks("places", limit=1)[0]["place"]
        for count in (1, 2):
            visit = phone.door.log_visit(VisitDraft(place=place, people_reached=count))
            self.assertTrue(told.acquire(timeout=LONGEST_WAIT), "the listener is told")
            self.assertEqual(phone.door.visit(visit).people_reached, count)

    def test_what_was_saved_is_there_after_shut_and_reopen(self):
        phone = self.city.device_of("Officer 1")
        place = phone.asks("places", limit=1)[0]["place"]
        promise = PromiseDraft(promise="Bring bicycle bells", due=str(date.today() + timedelta(days=7)))
        visit = phone.door.log_visit(VisitDraft(place=place, note="One\nTwo", private_note="Three", promise=promise))
        before = phone.door.visit(visit)
        phone.door.shut()
        with self.assertRaises(Trouble.Refused) as refused:
            phone.door.visit(visit)
        self.assertEqual(refused.exception.what_next, "Open it again.")

        phone.open()
        self.assertTrue(phone.door.is_enrolled())
        after = phone.door.visit(visit)
        self.assertEqual((after.note, after.private_note), (["One", "Two"], ["Three"]))
        self.assertEqual((after.seen, after.started), (before.seen, before.started))

    def test_a_visit_is_emptied_withdrawn_and_stands_again(self):
        phone = self.city.device_of("Officer 1")
        place = phone.asks("places", limit=1)[0]["place"]
        visit = phone.door.log_visit(VisitDraft(place=place, people_reached=3, language="so"))
        emptied = phone.door.edit_visit(visit, None, VisitEdit(emptied=[EmptiedField.PEOPLE_REACHED]))
        self.assertEqual((emptied.people_reached, emptied.language), (None, "so"))
        withdrawn = phone.door.withdraw_visit(visit, "Logged twice")
        self.assertEqual((withdrawn.state, withdrawn.withdrawn_because), ("withdrawn", "Logged twice"))
        again = phone.door.edit_visit(visit, withdrawn.seen, VisitEdit(stands_again=True))
        self.assertEqual((again.state, again.withdrawn_because), ("logged", None))

    def test_a_refusal_says_which_field_and_what_to_do(self):
        phone = self.city.device_of("Officer 1")
        for draft, field in [
            (VisitDraft(), "place"),
            (VisitDraft(place="the bakery"), "place"),
            (VisitDraft(spot=SpotDraft(lat=91.0, lon=0.0)), "spot"),
            (VisitDraft(spot=SpotDraft(lat=44.9, lon=-93.3), promise=PromiseDraft(promise="x", due="soon")), "due"),
        ]:
            with self.assertRaises(Trouble.Refused) as refused:
                phone.door.log_visit(draft)
            self.assertEqual((refused.exception.code, refused.exception.field), (TroubleCode.BAD_FIELD, field))
            self.assertTrue(refused.exception.say and refused.exception.what_next)

    def test_a_join_that_hangs_can_be_cancelled(self):
        code = self.city.invite("Officer 1")
        self.city.relay.stop()
        device = self.city.new_device()
        host, port = self.city.relay.listen.split(":")
        with socket.create_server((host, int(port))) as silent:

            def accept_and_cancel():
                caller, _ = silent.accept()
                with caller:
                    device.door.disconnect()

            threading.Thread(target=accept_and_cancel).start()
            with self.assertRaises(Trouble.Refused) as refused:
                device.join(code)
        self.assertEqual(refused.exception.say, "Joining was cancelled.")
        self.assertFalse(device.door.is_enrolled())
        self.city.relay.start()
        with self.city.letting_in("Officer 1") as code:
            self.assertTrue(device.join(code))


if __name__ == "__main__":
    unittest.main()
