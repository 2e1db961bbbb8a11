// Whether single letters are shortcuts (WCAG 2.1.4): who dictates or rests a hand on the keys turns them off.
// Kept on this device.

const KEPT = 'porchlight.shortcuts';

class Shortcuts {
  on = $state(kept() !== 'off');

  choose(on: boolean): void {
    this.on = on;
    try {
      if (on) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, 'off');
    } catch {
      // Storage is closed: the choice holds until the page is left.
    }
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** The shortcuts of this device. */
export const shortcuts = new Shortcuts();
