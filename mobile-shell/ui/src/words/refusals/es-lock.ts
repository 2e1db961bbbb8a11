// Spanish: what the desk's lock refuses, and joining with an invite code.
import { locks } from '../es-lock';
import { shell } from '../es-shell';
import type { Catalog } from './match';

const { open } = locks.unlock;
const { settings } = shell.app;

export const lock = {
  'There is no PIN to lock this with.': 'No hay ningún PIN con que bloquear.',
  'Set one in the settings.': `Ponga uno en “${settings}”.`,
  'There is no PIN or passphrase yet.': 'Todavía no hay PIN ni frase secreta.',
  'Set one first; then it opens.': 'Ponga uno primero; entonces se abre.',
  'There is a lock already.': 'Ya hay una clave.',
  'Unlock it, then change it.': 'Desbloquee y después cámbiela.',
  'Somebody else is using this computer.': 'Otra persona está usando esta computadora.',
  'Lock it first.': 'Primero bloquéela.',
  'Somebody is being added to this computer.': 'Se está agregando a alguien en esta computadora.',
  'Wait, or stop that first.': 'Espere, o pare eso primero.',
  'That person is not on this computer any more.': 'Esa persona ya no está en esta computadora.',
  'Go back and choose again.': 'Vuelva atrás y elija de nuevo.',
  'Another Porchlight program is working in this folder.': 'Otro programa de Porchlight está trabajando en esta carpeta.',
  'Wait until it has finished, then try again.': 'Espere a que termine e inténtelo de nuevo.',
  'This folder could not be opened: {other}.': 'No se pudo abrir esta carpeta: {other}.',
  'Nothing in it was changed. Run `porchlight doctor` on this computer.': 'No cambió nada en ella. Ejecute `porchlight doctor` en esta computadora.',
  'Nobody is using this computer.': 'Nadie está usando esta computadora.',
  'Unlock first.': `Primero elija “${open}”.`,
  'They are still a member, or may have work here that was not sent.': 'Todavía es miembro, o puede tener aquí trabajo que no se envió.',
  'Have them unlock once while this computer is connected.': 'Pídale que desbloquee una vez mientras esta computadora tiene conexión.',

  'Choose the name that you will be listed under.': 'Elija el nombre con que aparecerá en la lista.',
  'That name is too long. Use 40 characters at most, in one line.': 'Ese nombre es demasiado largo. Use 40 letras como máximo, en una línea.',
  'Somebody on this computer is listed under that name. Choose another.': 'En esta computadora ya hay alguien con ese nombre. Elija otro.',
  'That is too long. Use 200 characters at most.': 'Eso es demasiado largo. Use 200 letras como máximo.',
  'A PIN has at least 6 digits and nothing else.': 'Un PIN tiene al menos 6 números y nada más.',
  'That PIN is among the first that anybody tries. Choose another.': 'Ese PIN es de los primeros que cualquiera prueba. Elija otro.',
  'A passphrase has at least 8 letters. Three words are easy to keep in mind.': 'Una frase secreta tiene al menos 8 letras. Tres palabras son fáciles de recordar.',

  'The code begins with {prefix}-; copy the whole line.': 'El código empieza con {prefix}-; copie la línea entera.',
  'The code has a character that no code has, at place {place}; check it there.': 'El código tiene en el lugar {place} un signo que ningún código tiene; revíselo ahí.',
  'The code is mistyped or incomplete; compare it with the original, or scan it.': 'El código está mal escrito o incompleto; compárelo con el original, o escanéelo.',
  'The code was made by a newer app; update this app.': 'El código es de una versión más nueva; actualice Porchlight.',
  'The invite does not open with this code; ask for a new invite.': 'La invitación no se abre con este código; pida una nueva.',
  'The invite\'s content is damaged; ask for a new invite.': 'El contenido de la invitación está dañado; pida una nueva.',
  'The invite was made by a newer app; update this app.': 'La invitación es de una versión más nueva; actualice Porchlight.',
  'This is not the relay that the code was made for; ask for a new code and tell your administrator.':
    'Este no es el relevo para el que se hizo el código; pida un código nuevo y avise a su administrador.',
  'This device was not let in. Ask your administrator; the characters on both screens must be the same.':
    'No se dejó entrar a este aparato. Pregunte a su administrador; los signos deben ser los mismos en las dos pantallas.',
  'This invite is no longer good: {why}; ask for a new one.': 'Esta invitación ya no sirve: {why}; pida una nueva.',
  'The agency\'s list does not have it.': 'La lista de la agencia no la tiene.',
  'It is another person\'s.': 'Es de otra persona.',
  'Its time is over.': 'Ya venció.',
  'The agency\'s roster does not hold: {error}.': 'La lista de la agencia no es válida: {error}.',
  'Enrolling was interrupted; start it again.': 'La inscripción se interrumpió; empiécela de nuevo.',
  'The relay answered something else.': 'El relevo respondió otra cosa.',
  'The relay has no such invite: it was used or its time is over; ask for a new one.': 'El relevo no tiene esa invitación: ya se usó o venció; pida una nueva.',
  'The invite\'s key did not sign this; type its code again, or ask for a new one.': 'La llave de la invitación no firmó esto; escriba el código otra vez, o pida uno nuevo.',
  'This is a device that shares at an event: it lets nobody in; join at the agency\'s own relay first.':
    'Este es un aparato que comparte en un evento: no admite a nadie; entre primero por el relevo de la agencia.',
} satisfies Catalog;
