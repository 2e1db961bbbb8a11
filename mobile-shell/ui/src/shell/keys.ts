// The keys that work on every screen: n logs a visit, / searches, Escape leaves a form. The single letters
// can be turned off in the settings.
import { isList } from '../router/route';
import { router } from '../router/router.svelte';
import { shortcuts } from '../settings/shortcuts.svelte';

/** Listens on the window; keys typed into a field or with a modifier are not ours. */
export function keys(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') {
    if (!isList(router.route)) router.leave();
    return;
  }
  if (!shortcuts.on) return;
  if (event.target instanceof Element && event.target.closest('input, select, textarea')) return;
  if (event.key === 'n') router.go({ at: 'new_visit' });
  else if (event.key === '/') search();
  else return;
  event.preventDefault();
}

function search(): void {
  if (router.route.at === 'search') {
    document.querySelector<HTMLElement>('input[type=search]')?.focus();
    return;
  }
  router.typing = true;
  router.go({ at: 'search' });
}
