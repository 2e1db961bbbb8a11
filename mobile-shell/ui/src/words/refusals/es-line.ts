// Spanish: what is told of the line to the relay and to the lead's device, and sharing at
// an event.
import { shell } from '../es-shell';
import type { Catalog } from './match';

const { settings } = shell.app;

export const line = {
  'The relay does not answer.': 'El relevo no responde.',
  'The relay is not running.': 'El relevo no está funcionando.',
  'There is no connection to the relay.': 'No hay conexión con el relevo.',
  'The relay\'s address is not one; it looks like wss://relay.example.': 'La dirección del relevo no es válida; es como wss://relay.example.',
  'The relay has as many connections from here as it allows; it is tried again.': 'El relevo ya tiene todas las conexiones que permite desde aquí; se intenta de nuevo.',
  'The relay\'s address answers, but not as a relay.': 'La dirección del relevo responde, pero no como relevo.',
  'The relay hung up without an answer.': 'El relevo cortó sin responder.',
  'The relay took too long to answer.': 'El relevo tardó demasiado en responder.',
  'The relay fell silent.': 'El relevo dejó de responder.',
  'The relay sent something that cannot be read.': 'El relevo envió algo que no se puede leer.',
  'The relay closed the connection.': 'El relevo cerró la conexión.',
  'The connection broke.': 'La conexión se cortó.',
  'Disconnected.': 'Desconectado.',
  'The store stopped.': 'La base de datos de este aparato se detuvo.',
  'Fetching again what was forgotten.': 'Se trae de nuevo lo que se había olvidado.',
  'Fetching again what was given back.': 'Se trae de nuevo lo que se había devuelto.',
  'Offering again what the relay could not take.': 'Se ofrece de nuevo lo que el relevo no pudo recibir.',
  'This device was removed from the agency.': 'Este aparato fue retirado de la agencia.',
  'The recovery kit\'s keys are not at the relay yet.': 'Las llaves del juego de recuperación todavía no están en el relevo.',
  'The relay\'s roster does not hold: {error}.': 'La lista que muestra el relevo no es válida: {error}.',
  'The relay did not answer within 20 seconds.': 'El relevo no respondió en 20 segundos.',
  'The connection to the relay ended before it answered.': 'La conexión con el relevo terminó antes de que respondiera.',
  'This needs the relay, and there is no connection.': 'Para esto hace falta el relevo, y no hay conexión.',
  'This is not the relay that this device was enrolled with; ask who runs the relay.': 'Este no es el relevo con el que se inscribió este aparato; pregunte a quien lo maneja.',
  'The relay chose a protocol that this version does not speak; update Porchlight.': 'El relevo eligió un protocolo que esta versión no habla; actualice Porchlight.',
  'What answers is not the relay that it claims to be; ask who runs the relay.': 'Lo que responde no es el relevo que dice ser; pregunte a quien lo maneja.',
  'The relay was put back from a backup; fetching everything again.': 'El relevo se restauró de una copia; se trae todo de nuevo.',
  'The relay left out a part of the log; connecting again.': 'El relevo omitió una parte; se conecta de nuevo.',
  'The relay sent something out of turn.': 'El relevo envió algo fuera de turno.',
  'The relay numbers its statements beyond reason.': 'El relevo numera la lista de la agencia de un modo imposible.',
  'The relay sent a malformed batch.': 'El relevo envió un grupo de entradas con mala forma.',
  'The relay\'s receipt is not signed by the relay we know.': 'El recibo no está firmado por el relevo que conocemos.',
  'The relay\'s receipt is for another agency.': 'El recibo del relevo es de otra agencia.',
  'The relay answered a push that was not made.': 'El relevo respondió a un envío que no se hizo.',
  'The relay signed for what was not sent.': 'El relevo firmó por algo que no se envió.',

  'This is no authority\'s certificate in PEM ({why}); ask whoever runs the relay for its CA file.':
    'Este no es el certificado de una autoridad en PEM ({why}); pida el archivo CA a quien maneja el relevo.',
  'It is empty.': 'Está vacío.',
  'Nobody that this device trusts vouches for the relay\'s certificate; if the city has an authority of its own, get its CA file from whoever runs the relay and give it once, with --relay-ca FILE or in the settings.':
    `Nadie en quien este aparato confía responde por el certificado del relevo; si la ciudad tiene una autoridad propia, pida su archivo CA a quien maneja el relevo y délo una vez, con --relay-ca FILE o en “${settings}”.`,
  'The relay\'s certificate has run out, or this device\'s clock is wrong; tell whoever runs the relay.':
    'El certificado del relevo venció, o el reloj de este aparato está mal; avise a quien maneja el relevo.',
  'The relay\'s certificate is not for this address; check the address, or tell whoever runs the relay.':
    'El certificado del relevo no es para esta dirección; revise la dirección, o avise a quien maneja el relevo.',
  'The relay does not speak TLS 1.3 at this address; ask whoever runs it whether it is wss:// or ws://.':
    'El relevo no habla TLS 1.3 en esta dirección; pregunte a quien lo maneja si es wss:// o ws://.',

  'The lead’s device does not answer; are both on the same Wi-Fi or hotspot?': 'El aparato del líder no responde; ¿están los dos en el mismo wifi o punto de acceso?',
  'What answers there is not the device that the code is for; scan the code on the lead’s screen again.':
    'Lo que responde ahí no es el aparato del código; escanee otra vez el código en la pantalla del líder.',
  'The line to the lead’s device broke.': 'Se cortó la línea con el aparato del líder.',
  'The lead’s device fell silent.': 'El aparato del líder dejó de responder.',
  'Scan the code on the lead’s screen again.': 'Escanee otra vez el código en la pantalla del líder.',
  'This code is for another agency’s devices.': 'Este código es para los aparatos de otra agencia.',
  'Only devices of one agency share. Scan the code on your own lead’s screen.': 'Solo comparten los aparatos de una misma agencia. Escanee el código en la pantalla de su propio líder.',
  'This computer is on no network that others could reach it by.': 'Esta computadora no está en ninguna red por la que otros puedan alcanzarla.',
  'Switch on its hotspot, or join the Wi-Fi or hotspot that the others are on. No internet is needed.':
    'Encienda su punto de acceso, o conéctela al wifi o punto de acceso de los demás. No hace falta internet.',
  'Sharing could not begin: {other}.': 'No se pudo empezar a compartir: {other}.',
  'Somebody else shares from this computer.': 'Otra persona comparte desde esta computadora.',
  'They have to stop it first.': 'Esa persona tiene que dejar de compartir primero.',
} satisfies Catalog;
