// Spanish: what is told when something signed does not hold: the agency's list, an entry, a frame of the relay.
import type { Catalog } from './match';

export const signed = {
  'The agency\'s list has a newer statement than this app understands; update the app.': 'La lista de la agencia tiene una declaración más nueva de lo que esta versión entiende; actualice Porchlight.',
  'A statement of the agency\'s list cannot be read; fetch the list again.': 'No se puede leer una declaración de la lista de la agencia; traiga la lista de nuevo.',
  'The agency\'s list continues with number {expected}, not {found}; fetch the list from there.': 'La lista de la agencia sigue con el número {expected}, no con el {found}; traiga la lista desde ahí.',
  'Statement {seq} does not follow from the one before; two lists are mixed, fetch the list again.': 'La declaración {seq} no sigue a la anterior; se mezclaron dos listas, traiga la lista de nuevo.',
  'The statement belongs to another agency; check the invite.': 'La declaración es de otra agencia; revise la invitación.',
  'Whoever signed statement {seq} may not say that; ask an administrator of the agency.': 'Quien firmó la declaración {seq} no puede decir eso; pregunte a un administrador de la agencia.',
  'The invite has expired; ask for a new one.': 'La invitación venció; pida una nueva.',
  'The invite was already used; ask for a new one.': 'La invitación ya se usó; pida una nueva.',
  'Statement {seq} does not fit the agency\'s list: {what}.': 'La declaración {seq} no encaja en la lista de la agencia: {what}.',
  'The signature does not match; ask for the entry again, and tell the custodian if it stays so.': 'La firma no coincide; pida la entrada de nuevo, y avise al custodio si sigue así.',
  'The entry is {size} bytes, the limit is {limit}; shorten it or attach a file.': 'La entrada ocupa {size} bytes y el límite es {limit}; acórtela o adjunte un archivo.',
  'Dictionary {id} is not part of this app; update the app.': 'El diccionario {id} no es parte de esta versión; actualice Porchlight.',
  'A frame ended too early; connect again.': 'Un mensaje terminó demasiado pronto; conecte de nuevo.',
  'A frame has {size} bytes, the limit is {MAX_FRAME}; send less at once.': 'Un mensaje ocupa {size} bytes y el límite es {MAX_FRAME}; envíe menos de una vez.',
  'The other side speaks a newer protocol; update this app.': 'La otra parte habla un protocolo más nuevo; actualice Porchlight.',
  'A frame makes no sense; connect again, and report it if it stays so.': 'Un mensaje no tiene sentido; conecte de nuevo, y avise si sigue así.',

  'Another Porchlight is using {0}. Close it first, or use `porchlight call`, which asks that one.': 'Otro Porchlight está usando {0}. Ciérrelo primero, o use `porchlight call`, que pregunta a ese.',
  'This folder was locked on another computer: {} is not the secret it was sealed with. Open it there, or put that computer\'s file back.':
    'Esta carpeta se bloqueó en otra computadora: {} no es el secreto con que se selló. Ábrala allá, o ponga de nuevo el archivo de esa computadora.',
  'The passphrase could not be used: {error}.': 'No se pudo usar la frase secreta: {error}.',
  '{} is damaged; put it back from your backup.': '{} está dañado; póngalo de nuevo desde su copia.',
  '{} is missing or damaged; put it back from your backup.': '{} falta o está dañado; póngalo de nuevo desde su copia.',
} satisfies Catalog;
