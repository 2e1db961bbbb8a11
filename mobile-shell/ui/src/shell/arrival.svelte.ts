// A new screen starts at its top and is read out: its head takes the focus, its name the title.
//
// The first screen leaves the focus alone; so does a form that only notes its draft in the address.
import { tick, untrack } from 'svelte';

import { isForm } from '../router/route';
import { router } from '../router/router.svelte';
import { words } from '../words';

/** Follows the router while the shell lives. */
export function followArrivals(main: () => HTMLElement | undefined): void {
  let before = router.route;
  $effect(() => {
    const now = router.route;
    const same = now === before || (now.at === before.at && isForm(now));
    before = now;
    if (!same) void untrack(() => arrive(main));
  });
}

async function arrive(main: () => HTMLElement | undefined): Promise<void> {
  const typing = router.typing;
  router.typing = false;
  await tick();
  const head = [...(main()?.querySelectorAll('h1') ?? [])].pop();
  const field = typing ? main()?.querySelector<HTMLElement>('input[type=search]') : undefined;
  (field ?? head)?.focus({ preventScroll: true });
  scrollTo(0, 0);
  document.title = head ? `${head.textContent} · ${words.app.name}` : words.app.name;
}
