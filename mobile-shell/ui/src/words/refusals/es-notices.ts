// Spanish: notices that wait until somebody has read them, and why an entry that arrived was set aside.
import type { Catalog } from './match';

export const notices = {
  'The disk is full: what arrives cannot be kept. Free some space; nothing is lost.': 'El disco está lleno: lo que llega no se puede guardar. Libere espacio; no se pierde nada.',
  'The relay was put back from a backup and may have lost entries that it had signed for. This device hands in again what it wrote; tell whoever runs the relay.':
    'El relevo se restauró de una copia y puede haber perdido entradas que había firmado. Este aparato entrega de nuevo lo que escribió; avise a quien maneja el relevo.',
  'The relay shows this device a list of the agency that does not hold ({error}). Nothing of it was believed; your work stays here. Tell the records custodian.':
    'El relevo muestra a este aparato una lista de la agencia que no es válida ({error}). No se creyó nada de ella; su trabajo queda aquí. Avise al custodio de los registros.',
  'Your role no longer opens what you had begun. {left} that waited on this device went to the records custodian.':
    'Su función ya no abre lo que había empezado. Pasaron al custodio de los registros {left} que esperaban en este aparato.',
  'This device was removed from the agency. What you have not sent goes to the records custodian now; then everything is deleted here.':
    'Este aparato fue retirado de la agencia. Lo que usted no ha enviado pasa ahora al custodio de los registros; después se borra todo aquí.',
  'This device was removed from the agency and holds nothing of it any more. {entries} unsent entries went to the records custodian, who signed for them.':
    'Este aparato fue retirado de la agencia y ya no tiene nada de ella. Entradas sin enviar que pasaron al custodio de los registros, con su firma: {entries}.',
  'This device was removed from the agency, and some entries could not be handed over. They stay here; bring the device to the records custodian.':
    'Este aparato fue retirado de la agencia, y algunas entradas no se pudieron entregar. Quedan aquí; lleve el aparato al custodio de los registros.',
  'This device was not connected for {days} days. It has locked itself and forgotten what it held; what you had not sent is still here. Connect to the relay, and everything comes back.':
    'Este aparato estuvo sin conexión {days} días. Se bloqueó y olvidó lo que tenía; lo que usted no había enviado sigue aquí. Conéctelo al relevo y todo vuelve.',
  'A record was removed by order of the records custodian. {} unsent changes to it and {} unfinished forms about it are gone with it.':
    'Un registro se eliminó por orden del custodio de los registros. {} cambios sin enviar y {} formularios sin terminar sobre él se fueron con él.',
  'A record was removed by order of the records custodian. {} unsent changes to it are gone with it.':
    'Se eliminó un registro por orden del custodio de los registros. Cambios sin enviar que desaparecieron con él: {}.',
  'Your work has moved: what you may no longer read was removed from this device. What you had not sent is with the records custodian.':
    'Su trabajo cambió de lugar: lo que ya no puede leer se quitó de este aparato. Lo que no había enviado lo tiene el custodio de los registros.',
  'The database on this device was damaged. It is set aside as {} and nothing is deleted; {} records, {} unsent changes and {} drafts were saved. The rest comes back from the relay.':
    'La base de datos de este aparato se dañó. Se guarda aparte como {} y no se borra nada. Se salvaron: registros, {}; cambios sin enviar, {}; borradores, {}. El resto vuelve del relevo.',

  'Its author is not on the roster.': 'Su autor no está en la lista de la agencia.',
  'The author of a change is not on the roster.': 'El autor de un cambio no está en la lista de la agencia.',
  'It was sealed for another agency.': 'Se selló para otra agencia.',
  'It was sealed for another space.': 'Se selló para otro espacio.',
  'Its author may not write in this space.': 'Su autor no puede escribir en este espacio.',
  'This device has no key for it.': 'Este aparato no tiene llave para ella.',
  'It was dropped in the wrong place.': 'Se dejó en el lugar equivocado.',
  'It is of a kind that this version does not know; update Porchlight.': 'Es de una clase que esta versión no conoce; actualice Porchlight.',
  'It claims to be another device\'s change.': 'Dice ser un cambio de otro aparato.',
  'It is no change of a record.': 'No es un cambio de un registro.',
  'A change in it is not signed by its author.': 'Un cambio que contiene no está firmado por su autor.',
  'Its signature is not its author\'s.': 'Su firma no es la de su autor.',
  'Its record belongs to another space.': 'Su registro es de otro espacio.',
  'The envelope holds something else; this app may be too old for it.': 'El sobre contiene otra cosa; esta versión puede ser demasiado antigua para él.',
  'The entry was sealed by another device than expected; fetch the agency\'s list again.': 'La entrada la selló otro aparato; traiga de nuevo la lista de la agencia.',
  'The entry does not open with this space\'s key; it was changed on the way, fetch it again.': 'La entrada no se abre con la llave de este espacio; se cambió en el camino, tráigala de nuevo.',
  'The entry was packed with dictionary {id}; update this app to read it.': 'La entrada se comprimió con el diccionario {id}; actualice Porchlight para leerla.',
  'Unpacked, the entry would be larger than {limit} bytes; tell the custodian, it may be hostile.': 'Abierta, la entrada ocuparía más de {limit} bytes; avise al custodio, puede ser un ataque.',
  'The entry opened but its content is damaged; tell the custodian.': 'La entrada se abrió pero su contenido está dañado; avise al custodio.',
  '{size} bytes are too few for an envelope; it was cut off on the way, send it again.': '{size} bytes son muy pocos para un sobre; se cortó en el camino, envíelo de nuevo.',
  'The entry has format {version} with algorithm {algorithm}; update this app to read it.': 'La entrada tiene el formato {version} con el algoritmo {algorithm}; actualice Porchlight para leerla.',
} satisfies Catalog;
