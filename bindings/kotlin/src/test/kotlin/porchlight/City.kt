/*
 * A small agency for the tests: a real relay process and devices opened through the bindings.
 *
 * Knows the programs by the environment: PORCHLIGHT and PORCHLIGHT_RELAY, as `cargo xtask test --only kotlin`
 * sets them. Nothing here waits by the clock: devices tell when they changed.
 */
package porchlight

import java.io.File
import java.net.URI
import java.security.SecureRandom
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.ReentrantLock
import kotlin.concurrent.withLock
import kotlin.io.path.createTempDirectory
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

const val FOUNDING_CODE = "LANTERN-ON-THE-PORCH-2026"
const val LONGEST_WAIT_SECONDS = 20L

private fun program(variable: String) = checkNotNull(System.getenv(variable)) { "$variable is not set" }

/** The relay as a process of its own, which stops and comes back at the same address. */
class Relay(private val folder: File) {
    private lateinit var process: Process
    private var listen = "127.0.0.1:0"
    lateinit var url: String
        private set

    init {
        start()
    }

    fun start() {
        val command = listOf(program("PORCHLIGHT_RELAY"), "serve", "--data", folder.path, "--listen", listen)
        process = ProcessBuilder(command + listOf("--founding-code", FOUNDING_CODE))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
        url = process.inputReader().readLine().removePrefix("listening on ").trim()
        listen = URI(url).authority
    }

    fun stop() {
        process.destroy()
        assertTrue(process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS), "the relay stops when asked")
    }
}

/** Counts what it hears, so that a test can wait for the next change. */
class Hearing : ChangeListener {
    private val lock = ReentrantLock()
    private val news = lock.newCondition()
    private var times = 0

    override fun changed(changed: Changed) = lock.withLock {
        times += 1
        news.signalAll()
    }

    /** Asks again whenever something changed; returns the first answer that is one. */
    fun <T : Any> until(what: String, ask: () -> T?): T {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS)
        while (true) {
            val heard = lock.withLock { times }
            ask()?.let { return it }
            lock.withLock {
                while (times == heard) {
                    val left = end - System.nanoTime()
                    check(left > 0) { "not in $LONGEST_WAIT_SECONDS seconds: $what" }
                    news.awaitNanos(left)
                }
            }
        }
    }
}

/** One person's device: a folder, a key, and what it hears. */
class Device(private val folder: File) {
    private val key = ByteArray(32).also(SecureRandom()::nextBytes)
    private val hearing = Hearing()
    lateinit var door: Porchlight
        private set

    init {
        open()
    }

    fun open() {
        door = Porchlight.open(folder.path, key)
        door.listen(hearing)
    }

    fun join(code: String): String = runBlocking { door.join(code) }

    /** A command as JSON, the way a web view calls; the answer as JSON. */
    fun asks(command: String): String {
        val reply = door.call(command)
        check(reply.startsWith("""{"ok":""")) { reply }
        return reply
    }

    fun places(count: Int): List<String> =
        Regex(""""place":"([0-9a-f-]{36})"""").findAll(asks("""{"do":"places","limit":$count}"""))
            .map { it.groupValues[1] }
            .toList()

    fun <T : Any> waitsUntil(what: String, ask: () -> T?): T = hearing.until(what, ask)

    fun waitsForDelivery(visits: List<String>, delivery: Delivery) = waitsUntil("visits are $delivery") {
        visits.takeIf { all -> all.all { door.visit(it).delivery == delivery } }
    }

    /** The visits, as soon as all of them have arrived. */
    fun waitsForVisits(visits: List<String>): List<VisitCard> = waitsUntil("the visits arrive") {
        try {
            visits.map(door::visit)
        } catch (refused: Trouble.Refused) {
            if (refused.code != TroubleCode.NOT_HERE) throw refused
            null
        }
    }
}

/** A relay, an agency with the built-in pack, and an administrator who invites. */
class City : AutoCloseable {
    private val folder = createTempDirectory("porchlight").toFile()
    private val devices = mutableListOf<Device>()
    val relay = Relay(folder.resolve("relay"))

    init {
        admin("found", "--relay", relay.url, "--code", FOUNDING_CODE, "--admin", "Admin 1")
        admin("sync")
    }

    private fun admin(command: String, vararg more: String): String {
        val all = listOf(program("PORCHLIGHT"), command, "--data", folder.resolve("admin").path) + more
        val process = ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start()
        val said = process.inputReader().readText().trim()
        check(process.waitFor() == 0) { "`porchlight $command` failed" }
        return said
    }

    /** A device that has joined and knows the city. */
    fun deviceOf(name: String): Device {
        val device = Device(folder.resolve("device-${devices.size}")).also(devices::add)
        val data = folder.resolve("admin").path
        val inviting = ProcessBuilder(program("PORCHLIGHT"), "invite", "--let-in", "--data", data, name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
        device.join(inviting.inputReader().readLine())
        check(inviting.waitFor() == 0) { "`porchlight invite` failed" }
        device.door.connect()
        device.waitsUntil("the places arrive") { device.places(1).firstOrNull() }
        return device
    }

    override fun close() {
        devices.forEach { it.door.shut() }
        relay.stop()
        folder.deleteRecursively()
    }
}
