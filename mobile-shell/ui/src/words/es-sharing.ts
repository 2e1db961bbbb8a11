// Spanish texts of sharing at an event without signal.
import type { Translation } from './translated';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Merged into the catalog by `es.ts`. */
export const sharing: Pick<Translation, 'sharing'> = {
  sharing: {
    title: 'Compartir en un evento',
    row: 'Compartir aquí, o unirse',
    rowSay: 'Para un evento sin señal: los aparatos de todos comparten por el del líder',
    say: '¿No hay señal donde está? Un aparato comparte y los demás se unen a él. Lo que cada uno escribe llega enseguida a los otros, y más tarde al relevo.',
    start: 'Compartir aquí, sin señal',
    startHead: 'En la computadora del líder',
    startSay: 'Los demás deben estar en el mismo wifi, o en el punto de acceso de esta computadora. No hace falta internet.',
    join: 'Todos los demás',
    joinSay: 'Escaneen el código en la pantalla del líder.',
    code: 'O escriba el código',
    codeHint: 'Empieza con HERE1-.',
    joinIt: 'Unirse',
    scan: 'Escanee para unirse aquí',
    line: 'O escriba esta línea',
    steps: [
      'Conéctese al mismo wifi o punto de acceso que esta computadora.',
      'Abra el tablero del evento, o Envíos.',
      'Elija “Compartir aquí, o unirse” y escanee.',
    ],
    lines: 'Las dos líneas',
    relay: 'El relevo:',
    relayIs: {
      offline: 'sin conexión',
      connecting: 'conectando',
      catching_up: 'conectado, poniéndose al día',
      live: 'conectado',
      refused: 'no acepta este aparato',
    },
    here: 'Compartido aquí:',
    hereIs: {
      offline: 'no se alcanza el aparato del líder',
      connecting: 'buscando el aparato del líder',
      catching_up: 'conectado',
      live: 'conectado',
      refused: 'no con este aparato',
    },
    devices: (count) => (count < 2 ? 'todavía no se unió nadie más' : many(count, 'aparato', 'aparatos')),
    waits: (count, shared) =>
      shared > 0
        ? `${many(count, 'registro espera', 'registros esperan')} al relevo; ${shared} de ellos están también en el aparato del líder.`
        : `${many(count, 'registro espera', 'registros esperan')} al relevo.`,
    waitsOwn: (count, offered) =>
      offered > 0
        ? `${many(count, 'registro espera', 'registros esperan')} al relevo. Compartidos desde aquí: ${offered}.`
        : `${many(count, 'registro espera', 'registros esperan')} al relevo.`,
    brought: (count) =>
      count === 1 ? '1 registro de otros llegó aquí y todavía no está en el relevo.' : `${count} registros de otros llegaron aquí y todavía no están en el relevo.`,
    refused: (count) => `${many(count, 'entrada', 'entradas')} que el aparato del líder no pudo recibir. Como siempre, esperan al relevo.`,
    unread: (count) => `${many(count, 'entrada', 'entradas')} de otros que aquí no se pueden leer. Llegan con el relevo.`,
    stop: 'Dejar de compartir',
    stopSay: 'Lo compartido queda en los aparatos de todos, y cada uno envía lo suyo al relevo. Se sigue compartiendo mientras esta computadora está bloqueada.',
    leave: 'Salir',
    leaveSay: 'Lo que usted escribió queda aquí y espera al relevo.',
    truthHead: 'Qué es compartir, y qué no',
    truth: [
      'Compartido no es enviado: solo el recibo del relevo dice que el relevo lo tiene.',
      'El aparato del líder pasa también, sellado, lo que no puede leer. No puede abrir más que antes.',
      'La línea está cifrada, y el código en la pantalla del líder prueba de quién es.',
      'Aquí no se admite ni se quita a nadie. Un aparato que fue quitado no puede unirse.',
    ],
  },
};
