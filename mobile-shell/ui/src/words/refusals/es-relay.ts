// Spanish: what the relay says no with, to an entry, to a photo or paper, or to the device.
import type { Catalog } from './match';

export const relay = {
  'The entry belongs to another agency; it stays on this device.': 'La entrada es de otra agencia; queda en este aparato.',
  'The entry was sealed by another device; send it from that one, it stays on this device.': 'La entrada la selló otro aparato; envíela desde ese, aquí se queda.',
  'The agency has no such space; fetch its list, the entry stays on this device.': 'La agencia no tiene ese espacio; traiga su lista, la entrada queda en este aparato.',
  'The entry names a key that the agency\'s list does not have; fetch the list and send it again.': 'La entrada nombra una llave que la lista de la agencia no tiene; traiga la lista y envíela de nuevo.',
  'The space has a newer key; the app seals the entry again under that one and sends it.': 'El espacio tiene una llave más nueva; la entrada se sella de nuevo con ella y se envía sola.',
  'The record was expunged and takes no more changes; read what this device still has of it, ask the records custodian, then let it go.':
    'El registro se eliminó para siempre y no acepta más cambios; lea lo que queda de él en este aparato, pregunte al custodio de los registros y después déjelo ir.',
  'What compacts a record is one snapshot, up to a number that the log has; fetch the log and compact again.': 'Lo que resume un registro no llega hasta donde llega el relevo; se trae lo que falta y se resume de nuevo.',
  'The relay holds as much of this device in custody as it may; the records custodian must settle some, the entry stays on this device and will be sent again.':
    'El relevo ya tiene en custodia todo lo que puede de este aparato; el custodio de los registros debe resolver una parte. La entrada queda en este aparato y se enviará de nuevo.',
  'This member may not write there; ask an administrator, the entry stays on this device.': 'Esta persona no puede escribir ahí; pregunte a un administrador. La entrada queda en este aparato.',
  'The relay does not know this form of entry; ask its operator to update it.': 'El relevo no conoce esta forma de entrada; pida a quien lo maneja que lo actualice.',
  'The entry is {size} bytes, the limit is {MAX_ENVELOPE}; shorten it or attach a file.': 'La entrada ocupa {size} bytes y el límite es {MAX_ENVELOPE}; acórtela o adjunte un archivo.',
  'The relay\'s disk is full; its operator must free some.': 'El disco del relevo está lleno; quien lo maneja debe liberar espacio.',
  'The relay\'s database failed; tell its operator.': 'La base de datos del relevo falló; avise a quien lo maneja.',
  '{say}. The entry is safe on this device and will be sent again.': '{say}. La entrada está a salvo en este aparato y se enviará de nuevo.',
  'This device has sent more than the relay takes at once; the entry is safe on it and will be sent again in {seconds} seconds.':
    'Este aparato envió más de lo que el relevo recibe de una vez; la entrada está a salvo en él y se enviará de nuevo en {seconds} segundos.',

  'It has more bytes than this relay takes of one photo or paper; make the picture smaller, or split the paper.': 'Ocupa más de lo que este relevo acepta de una foto o un papel; haga la imagen más pequeña, o divida el papel.',
  'The city\'s store for photos is full; whoever runs the relay can make room, and it goes by itself then.': 'El lugar de la ciudad para fotos está lleno; quien maneja el relevo puede hacer espacio, y entonces sale sola.',
  'The relay\'s disk is nearly full and what is left is kept for records; its operator must free some.': 'El disco del relevo está casi lleno y lo que queda es para registros; quien lo maneja debe liberar espacio.',
  'What it belongs to has not arrived; that goes first, then this by itself.': 'Aquello a lo que pertenece no ha llegado; eso va primero, y después esto va solo.',
  'What arrived is not what was to arrive; it is sent again from the beginning.': 'Lo que llegó no es lo que debía llegar; se envía de nuevo desde el principio.',
  'The relay does not have it; the device that it was added on has not sent all of it yet.': 'El relevo no lo tiene; el aparato donde se agregó todavía no lo envió entero.',
  'The space that it belongs to is not open yet; it goes by itself then.': 'El espacio al que pertenece todavía no está abierto; cuando lo esté, va solo.',
  'This member may not read there; ask an administrator.': 'Esta persona no puede leer ahí; pregunte a un administrador.',
  'What it belongs to was expunged; it goes with it.': 'Aquello a lo que pertenece se eliminó para siempre; se va con ello.',
  'This device has sent more photos than the relay takes at once; it goes on soon.': 'Este aparato envió más fotos de las que el relevo recibe de una vez; pronto sigue.',
  'The relay\'s database failed; tell its operator. It will be sent again.': 'La base de datos del relevo falló; avise a quien lo maneja. Se enviará de nuevo.',
  'This member may not write there; ask an administrator. It stays on this device.': 'Esta persona no puede escribir ahí; pregunte a un administrador. Queda en este aparato.',

  'Nothing was heard for too long; connect again.': 'No se oyó nada por demasiado tiempo; conecte de nuevo.',
  'This address asks more often than the relay allows; try again in {} seconds.': 'Desde esta dirección se pregunta más de lo que el relevo permite; inténtelo de nuevo en {} segundos.',
  'This device has as many connections as it may; close the others, or try again in a minute.': 'Este aparato ya tiene todas las conexiones que puede; cierre las otras, o inténtelo en un minuto.',
  'The relay restarts; connect again in a minute, nothing is lost.': 'El relevo se reinicia; conecte de nuevo en un minuto, no se pierde nada.',
  'The relay failed and stored nothing; try again, and tell its operator if it stays so.': 'El relevo falló y no guardó nada; inténtelo de nuevo, y avise a quien lo maneja si sigue así.',
  'This frame does not belong here; connect again, and update the app.': 'Este mensaje no corresponde aquí; conecte de nuevo y actualice Porchlight.',
  'The relay does not know this frame; ask its operator to update it.': 'El relevo no conoce este mensaje; pida a quien lo maneja que lo actualice.',
  'This relay speaks protocol {VERSIONS:?}, the app {versions:?}; update the older one.': 'Este relevo habla el protocolo {VERSIONS:?} y Porchlight aquí el {versions:?}; actualice el más antiguo.',
  'The relay does not know this device; join the agency with an invite.': 'El relevo no conoce este aparato; entre en la agencia con una invitación.',
  'The device could not prove who it is; connect again, or enrol it again.': 'El aparato no pudo probar cuál es; conecte de nuevo, o inscríbalo otra vez.',
  'This device was revoked; ask an administrator of the agency.': 'Este aparato fue retirado; pregunte a un administrador de la agencia.',
  'This device was removed from the agency; what it has not sent goes to the agency\'s own relay.': 'Este aparato fue retirado de la agencia; lo que no ha enviado va al relevo de la agencia.',
  'The relay has as many connections as it can hold; try again in a minute.': 'El relevo ya tiene todas las conexiones que puede; inténtelo de nuevo en un minuto.',
  'A signed word is not this device\'s own; connect again.': 'Una firma no es de este aparato; conecte de nuevo.',
  'A push holds at most {MAX_ENVELOPES_PER_BATCH} entries; send less at once.': 'Un envío lleva {MAX_ENVELOPES_PER_BATCH} entradas como máximo; envíe menos de una vez.',
  'A record is compacted by one snapshot; connect again, and update the app.': 'Un registro se resume de una sola vez; conecte de nuevo y actualice Porchlight.',
  'Nobody is admitted, changed or removed here: this relay only shares at an event; do that when the agency\'s own relay is reached again.':
    'Aquí no se admite, cambia ni retira a nadie: este relevo solo comparte en un evento; hágalo cuando haya conexión con el relevo de la agencia.',
} satisfies Catalog;
