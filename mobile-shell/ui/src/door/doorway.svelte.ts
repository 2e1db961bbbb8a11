// Whether anybody answers behind the door: open, gone (the program stopped), signed out, or locked.

/** Why nobody answers. */
export type Shut = 'gone' | 'signed_out' | 'locked';

class Doorway {
  state = $state<'open' | Shut>('open');

  opened(): void {
    // A late answer does not open what has been locked since: only a new page does.
    if (this.state !== 'locked') this.state = 'open';
  }

  closed(reason: Shut): void {
    if (this.state !== 'locked') this.state = reason;
  }
}

/** The one door of this page. */
export const doorway = new Doorway();
