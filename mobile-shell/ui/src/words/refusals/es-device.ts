// Spanish: what any command may be refused for: rights, enrolment, keys, the database, a record's versions.
import { shell } from '../es-shell';
import { syncing } from '../es-sync';
import type { Catalog } from './match';

const { title: sync } = syncing.sync;

export const device = {
  'Ask your administrator if this is part of your work.': shell.shut.say,
  'Your role may not have a page of an Explorer\'s own.': 'Su función no tiene una página de Explorer.',
  'Your role may not change this record.': 'Su función no puede cambiar este registro.',
  'That is not a command of Porchlight: {0}.': 'Esa no es una orden de Porchlight: {0}.',
  'Update this screen or script; `porchlight call --help` lists the commands.': 'Cargue de nuevo esta página; `porchlight call --help` muestra las órdenes.',
  'The space “{0}” is not open in this agency, which was founded before Porchlight had it.':
    'El espacio “{0}” no está abierto en esta agencia, que se fundó antes de que Porchlight lo tuviera.',
  'Ask your administrator to open it and to invite this device anew; nothing was handed out.':
    'Pida a su administrador que lo abra y que invite de nuevo a este aparato; no se entregó nada.',
  'This device is not enrolled.': 'Este aparato no está inscrito.',
  'Ask your administrator for an invite code, then join with it.': 'Pida a su administrador un código de invitación y entre con él.',
  'To use it again, ask your administrator for an invite code.': 'Para usarlo de nuevo, pida a su administrador un código de invitación.',
  'This device is enrolled already; one folder is one enrolment.': 'Este aparato ya está inscrito; una carpeta es una inscripción.',
  'Use another folder for another person.': 'Use otra carpeta para otra persona.',
  'Check the address and the connection, then try again.': 'Revise la dirección y la conexión, e inténtelo de nuevo.',
  'Check the code, or ask for a new one.': 'Revise el código, o pida uno nuevo.',
  'What you typed is still on the screen.': 'Lo que escribió sigue en la pantalla.',
  'Nothing that was saved is deleted.': 'No se borra nada de lo guardado.',
  'It may not have arrived yet; look at the sync status.': `Puede que todavía no haya llegado; mire “${sync}”.`,
  'Open the record again.': 'Abra el registro de nuevo.',
  'Correct the field and try again.': 'Corrija el campo e inténtelo de nuevo.',
  'Nothing was changed.': 'No cambió nada.',
  'Try again; if it stays, run `porchlight doctor` and report what it says.':
    'Inténtelo de nuevo; si sigue igual, ejecute `porchlight doctor` y avise de lo que dice.',

  'The disk is full; nothing was written. Free some space and try again.': 'El disco está lleno; no se escribió nada. Libere espacio e inténtelo de nuevo.',
  'The database is damaged; close Porchlight and open it again: it will be set aside and what can be read saved.':
    'La base de datos está dañada; cierre Porchlight y ábralo de nuevo: se apartará, y se salvará lo que se pueda leer.',
  'The key does not open this database; it was made with another passphrase or key file.':
    'La llave no abre esta base de datos; se hizo con otra frase secreta u otro archivo de llave.',
  'This build of SQLite cannot encrypt; nothing was opened. Install a proper build of Porchlight.':
    'Esta versión de SQLite no puede cifrar; no se abrió nada. Instale una versión correcta de Porchlight.',
  'The database has format {found}, this version reads up to {known}; update Porchlight. Nothing was changed.':
    'La base de datos tiene el formato {found} y esta versión lee hasta el {known}; actualice Porchlight. No cambió nada.',
  'Another Porchlight has this database open; close that one first.': 'Otro Porchlight tiene abierta esta base de datos; ciérrelo primero.',
  'There is no such record on this device.': 'Ese registro no está en este aparato.',
  'This record is on this device already; nothing was written.': 'Ese registro ya está en este aparato; no se escribió nada.',
  'What arrived does not follow on what is here; it is fetched again.': 'Lo que llegó no sigue a lo que hay aquí; se trae de nuevo.',
  'This device has no key of the space “{0}”, so it cannot write there.': 'Este aparato no tiene llave del espacio “{0}”, así que no puede escribir ahí.',
  'The change could not be sealed: {0}.': 'No se pudo sellar el cambio: {0}.',
  'The entry did not prove itself: {0}.': 'La entrada no probó ser auténtica: {0}.',
  'A stored {0} is malformed.': 'Algo guardado tiene mala forma: {0}.',
  'The folder of the database cannot be used: {0}.': 'No se puede usar la carpeta de la base de datos: {0}.',
  'The database refused: {0}.': 'La base de datos no aceptó: {0}.',
  'A key could not be used: {0}.': 'No se pudo usar una llave: {0}.',
  'These bytes are not a key; enrol this device again or restore its backup.': 'Estos datos no son una llave; inscriba de nuevo este aparato o restaure su copia.',
  'The system gave no randomness or memory for a key; free some memory and try again.':
    'El sistema no dio números al azar o memoria para una llave; libere memoria e inténtelo de nuevo.',

  'The stored document is damaged: {0}.': 'El documento guardado está dañado: {0}.',
  'The document does not say what kind of record it is.': 'El documento no dice qué clase de registro es.',
  'The field “{field}” does not take this value: {why}.': 'El campo “{field}” no acepta este valor: {why}.',
  'A {kind} has no field “{field}”.': 'Este registro ({kind}) no tiene el campo “{field}”.',
  'That value is no longer to be chosen: somebody has settled it; look again.': 'Ese valor ya no se puede elegir: alguien ya lo decidió; mire otra vez.',
  'The version that was edited is not on this device; open the record again and repeat the edit.':
    'La versión que se cambió no está en este aparato; abra el registro de nuevo y repita el cambio.',
  'The document would not take the change: {0}.': 'El documento no aceptó el cambio: {0}.',
} satisfies Catalog;
