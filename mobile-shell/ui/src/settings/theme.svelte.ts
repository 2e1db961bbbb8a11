// Day, night, or as the device says. `public/theme.js` puts the choice on the page before the first paint.

const KEPT = 'porchlight.theme';

/** The choices. */
export const THEMES = ['auto', 'light', 'dark'] as const;

/** One of them. */
export type Theme = (typeof THEMES)[number];

class Chosen {
  theme = $state<Theme>(THEMES.find((theme) => theme === document.documentElement.dataset.theme) ?? 'auto');

  choose(theme: Theme): void {
    this.theme = theme;
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'auto') localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, theme);
    } catch {
      // Storage is closed: the choice holds until the page is left.
    }
  }
}

/** The theme of this device. */
export const chosen = new Chosen();
