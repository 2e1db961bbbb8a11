// Whether anybody answers behind the door: open, gone (the program stopped), or signed out.

class Doorway {
  state = $state<'open' | 'gone' | 'signed_out'>('open');

  opened(): void {
    this.state = 'open';
  }

  closed(reason: 'gone' | 'signed_out'): void {
    this.state = reason;
  }
}

/** The one door of this page. */
export const doorway = new Doorway();
