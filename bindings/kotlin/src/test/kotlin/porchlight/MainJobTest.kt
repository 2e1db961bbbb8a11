/*
 * The main job, from Kotlin: visits logged without signal are safe, and reach the people who need them.
 */
package porchlight

import java.time.LocalDate
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class MainJobTest {
    private val city = City()

    @AfterTest
    fun closes() = city.close()

    @Test
    fun `five visits without signal reach the supervisor and come back edited`() {
        val phone = city.deviceOf("Officer 1")
        val supervisor = city.deviceOf("Supervisor 1")
        supervisor.door.disconnect()
        city.relay.stop()

        val visits = phone.places(5).mapIndexed { n, place ->
            phone.door.logVisit(VisitDraft(place = place, peopleReached = (n + 1).toUInt(), note = "Asked about parking."))
        }
        visits.forEach { assertEquals(Delivery.ON_THIS_DEVICE, phone.door.visit(it).delivery) }

        city.relay.start()
        phone.door.connect()
        phone.waitsForDelivery(visits, Delivery.HELD_BY_RELAY)

        supervisor.door.connect()
        val cards = supervisor.waitsForVisits(visits)
        assertEquals(listOf(1u, 2u, 3u, 4u, 5u), cards.map { it.peopleReached })
        assertEquals(setOf(listOf("Officer 1")), cards.map { it.officers }.toSet())
        phone.waitsForDelivery(visits, Delivery.SEEN_BY_OTHERS)
        assertEquals(listOf("Supervisor 1"), phone.door.visit(visits[0]).seenBy)

        val edited = supervisor.door.editVisit(visits[0], cards[0].seen, VisitEdit(peopleReached = 12u))
        assertEquals(12u, edited.peopleReached)
        phone.waitsUntil("the edit arrives") { phone.door.visit(visits[0]).takeIf { it.peopleReached == 12u } }
    }

    @Test
    fun `two devices disagree and a person settles it`() {
        val phone = city.deviceOf("Officer 1")
        val laptop = city.deviceOf("Officer 1")
        val visit = phone.door.logVisit(VisitDraft(spot = SpotDraft(44.9483, -93.3492, "The pond")))
        val seen = laptop.waitsForVisits(listOf(visit)).single().seen
        phone.door.disconnect()
        laptop.door.disconnect()

        phone.door.editVisit(visit, seen, VisitEdit(peopleReached = 8u))
        laptop.door.editVisit(visit, seen, VisitEdit(peopleReached = 20u))
        phone.door.connect()
        laptop.door.connect()
        val conflict = phone.waitsUntil("the phone sees it") { phone.door.visit(visit).conflicts.singleOrNull() }
        laptop.waitsUntil("the laptop sees it") { laptop.door.visit(visit).conflicts.singleOrNull() }

        assertEquals("people_reached", conflict.field)
        val twenty = conflict.values.single { it.value == "20" }
        val record = conflict.record
        phone.asks("""{"do":"settle_conflict","record":"$record","field":"people_reached","choice":"${twenty.choice}"}""")
        laptop.waitsUntil("it is settled") { laptop.door.visit(visit).takeIf { it.conflicts.isEmpty() } }
        assertEquals(listOf<UInt?>(20u, 20u), listOf(phone, laptop).map { it.door.visit(visit).peopleReached })
    }

    @Test
    fun `a listener that throws breaks no save and is told again`() {
        val phone = city.deviceOf("Officer 1")
        phone.door.disconnect()
        val told = Semaphore(0)
        phone.door.listen(object : ChangeListener {
            override fun changed(changed: Changed) {
                told.release()
                throw IllegalStateException("this screen is broken")
            }
        })
        val place = phone.places(1).single()
        for (count in 1u..2u) {
            val visit = phone.door.logVisit(VisitDraft(place = place, peopleReached = count))
            assertTrue(told.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS), "the listener is told")
            assertEquals(count, phone.door.visit(visit).peopleReached)
        }
    }

    @Test
    fun `what was saved is there after shut and reopen`() {
        val phone = city.deviceOf("Officer 1")
        val promise = PromiseDraft(promise = "Bring bicycle bells", due = LocalDate.now().plusDays(7).toString())
        val draft = VisitDraft(place = phone.places(1).single(), note = "One\nTwo", privateNote = "Three", promise = promise)
        val visit = phone.door.logVisit(draft)
        val before = phone.door.visit(visit)
        phone.door.shut()
        val refused = assertFailsWith<Trouble.Refused> { phone.door.visit(visit) }
        assertEquals("Open it again.", refused.whatNext)

        phone.open()
        assertTrue(phone.door.isEnrolled())
        val after = phone.door.visit(visit)
        assertEquals(listOf("One", "Two") to listOf("Three"), after.note to after.privateNote)
        assertEquals(before.seen to before.started, after.seen to after.started)
    }

    @Test
    fun `a refusal says which field and what to do`() {
        val phone = city.deviceOf("Officer 1")
        val nowhere = VisitDraft()
        val offTheMap = VisitDraft(spot = SpotDraft(91.0, 0.0))
        val someday = VisitDraft(place = phone.places(1).single(), promise = PromiseDraft("Call back", "soon"))
        for ((draft, field) in listOf(nowhere to "place", offTheMap to "spot", someday to "due")) {
            val refused = assertFailsWith<Trouble.Refused> { phone.door.logVisit(draft) }
            assertEquals(TroubleCode.BAD_FIELD to field, refused.code to refused.field)
            assertTrue(refused.say.isNotEmpty() && refused.whatNext.isNotEmpty())
        }
    }
}
