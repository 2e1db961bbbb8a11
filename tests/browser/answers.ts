// An answer that the demonstration cannot be brought to give, given to one page in its place: a line that a
// device left out.
import type { Page } from '@playwright/test';

/** From now on the page hears this answer to one command; every other command goes to the desk. */
export async function answers(page: Page, command: string, answer: (asked: Record<string, unknown>) => unknown): Promise<void> {
  await page.route('**/call', async (route) => {
    const asked = route.request().postDataJSON() as Record<string, unknown>;
    if (asked['do'] === command) await route.fulfill({ json: { ok: answer(asked) } });
    else await route.fallback();
  });
}
