// A CERT lead, an Explorer and a person at a door who read Spanish or Somali: the whole way in their language,
// and an honest mark as long as no speaker has checked it.
import { choosesLanguage, SPOKEN, speaking } from './languages-scene';
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations } from './measures';
import { Person } from './person';
import { ask, open } from './screens';
import { expect, test } from './stories';
import { eventNamed, PARADE, volunteerScreens } from './volunteers-scene';

test('a CERT lead’s evening in Spanish, and a neighbor who reads Somali walks up', async ({ browser }) => {
  test.setTimeout(120_000);
  const lead = await speaking(browser, 'CERT lead 1', 'es');
  const { page } = lead;
  await expect(page.getByText(SPOKEN.es.unchecked).first()).toBeVisible();
  await expect(page.getByText('Translation not yet checked by a speaker').first()).toBeVisible();
  await expect(page.getByRole('group', { name: /Idioma/ }).getByRole('radio', { checked: true })).toBeFocused();

  await lead.goes('#/volunteers');
  await expect(page.getByRole('heading', { level: 1, name: 'Voluntarios' })).toBeVisible();
  await page.getByRole('link', { name: new RegExp(PARADE) }).click();
  const here = page.getByRole('list', { name: 'Presentes' });
  await page.getByRole('button', { name: 'Sin registro', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toHaveAttribute('lang', 'es');

  // The neighbor fills it in themselves; the lead's own screen goes on in Spanish.
  await sheet.getByText('Soomaali', { exact: true }).click();
  await expect(sheet).toHaveAttribute('lang', 'so');
  await expect(sheet.getByText(SPOKEN.so.unchecked)).toBeVisible();
  await sheet.getByLabel('Magac', { exact: true }).fill('Walk-up 7');
  await sheet.getByText('Caafimaad', { exact: true }).click();
  await sheet.getByRole('button', { name: 'Qor imaanshaha' }).click();
  await expect(page.getByText('Llegada anotada: Walk-up 7')).toBeVisible();
  await expect(here.getByRole('listitem').filter({ hasText: 'Walk-up 7' })).toContainText(/desde las \d\d:\d\d/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');

  // Without signal: the way to share says itself in Spanish, and so does what it leads to.
  await page.getByRole('link', { name: /^Compartir aquí, o unirse/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compartir en un evento' })).toBeVisible();
  await expect(page.getByText('Esta pantalla está solo en inglés')).toHaveCount(0);
  await open(page, `#/board/${await eventNamed(page, PARADE)}`);

  // Out again, and the roll is called.
  await here.getByRole('button', { name: 'Anotar la salida de Walk-up 7' }).click();
  await expect(page.getByText('Salida anotada: Walk-up 7').or(page.getByRole('list', { name: 'Ya salieron' }).getByText('Walk-up 7')).first()).toBeVisible();

  // A form is in English, for whoever asks for it.
  await open(page, `#/board/${await eventNamed(page, PARADE)}/ics_211`);
  const paper = page.getByRole('article').first();
  await expect(paper).toHaveAttribute('lang', 'en');
  await expect(paper).toContainText('Page 1 of');

  // What has no words in Spanish says so, and is read out as English.
  await open(page, '#/groups');
  await expect(page.getByText('Esta pantalla está solo en inglés')).toBeVisible();
  await expect(page.locator('section[lang=en]')).toBeVisible();

  await lead.reloads();
  await expect(page.locator('html'), 'their own, on this device').toHaveAttribute('lang', 'es');
  await lead.leaves();
});

test('an Explorer reads their own page in Somali', async ({ browser }) => {
  const explorer = await Person.at(browser, 'Explorer 7');
  const { page } = explorer;
  await expect(page.getByRole('link', { name: /^My page/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Explorers/ }), 'the group stays closed').toHaveCount(0);
  await page.getByRole('link', { name: /^My page/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My page' })).toBeVisible();
  await expect(page.getByText(/^In order until/).first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'My sessions' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByText('Food drive'), 'no sentence of the group').toHaveCount(0);

  await choosesLanguage(page, 'so');
  await open(page, '#/own_page');
  await expect(page.getByRole('heading', { level: 1, name: 'Boggayga' })).toBeVisible();
  await expect(page.getByText(/^Waa hagaagsan tahay ilaa/).first()).toBeVisible();
  await expect(page.getByText('Adeeg bulsho').first()).toBeVisible();
  await explorer.leaves();
});

test('a notice is read in Spanish and kept as it was read, while the officer goes on in English', async ({ browser }) => {
  const officer = await Person.at(browser, 'Officer 1');
  const { page } = officer;
  await officer.goes('#/referral/new');
  await page.getByRole('radio', { name: /^Hennepin County social worker/ }).click();
  await page.getByLabel('What the person needs').fill('Somebody to talk to');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'They agree' }).click();
  const asking = page.getByRole('dialog', { name: 'Do they agree?' });
  await expect(asking.locator('blockquote')).toHaveAttribute('lang', 'en');
  await asking.getByRole('group', { name: 'Read this in' }).getByText('Español').click();
  await expect(asking.locator('blockquote')).toHaveAttribute('lang', 'es');
  await expect(asking.getByText('No tiene que aceptar')).toBeVisible();
  await expect(asking.getByText('Para Hennepin County social worker')).toBeVisible();
  await expect(asking.getByText(SPOKEN.es.unchecked), 'nobody has checked the notice').toBeVisible();
  expect(await violations(page)).toEqual([]);
  await asking.getByText('I asked them alone.').click();
  await asking.getByRole('button', { name: 'They agree' }).click();
  await expect(asking).toHaveCount(0);
  await expect(page.getByText('Notice read in')).toBeVisible();
  const referral = page.url().split('/').pop() ?? '';
  const { consents } = await ask<{ consents: { record: { language: string; notice: string } }[] }>(page, { do: 'referrals', ask: 'one', referral });
  expect(consents[0]?.record.language).toBe('es');
  expect(consents[0]?.record.notice).toContain('No tiene que aceptar');
  await officer.leaves();
});

for (const language of ['es', 'so'] as const) {
  // Colors do not depend on the language, and the other stories look at all four.
  for (const [size, colorScheme] of [['phone', 'light'], ['desk', 'dark']] as const) {
    const viewport = SIZES[size];
    test(`axe finds nothing, thumbs hit, nothing sticks out: ${language}, ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      const lead = await speaking(browser, 'CERT lead 1', language, { viewport, colorScheme });
      const { page } = lead;
      const screens = { settings: '#/settings', today: '#/today', sync: '#/sync', sharing: '#/sharing', events: '#/events', ...(await volunteerScreens(page)) };
      for (const [screen, address] of Object.entries(screens)) {
        await open(page, address);
        expect.soft(await violations(page), screen).toEqual([]);
        expect.soft(await page.evaluate(tooSmall, TARGET_PX), screen).toEqual([]);
        // Sheets of paper are as wide as paper; they scroll in their own frame.
        if (!/list|labor|badges/.test(screen)) expect.soft(await page.evaluate(sticksOut), screen).toEqual([]);
      }
      await open(page, '#/volunteers'); // the list beside the board, and no sheets of paper
      await open(page, `#/board/${await eventNamed(page, PARADE)}`);
      await page.getByRole('button', { name: /^(Sin registro|Qof cusub)$/ }).click();
      expect.soft(await violations(page), 'walk-up').toEqual([]);
      expect.soft(await page.evaluate(sticksOut), 'walk-up').toEqual([]);
      await lead.leaves();

      const explorer = await speaking(browser, 'Explorer 7', language, { viewport, colorScheme });
      await open(explorer.page, '#/own_page');
      expect.soft(await violations(explorer.page), 'own page').toEqual([]);
      expect.soft(await explorer.page.evaluate(tooSmall, TARGET_PX), 'own page').toEqual([]);
      expect.soft(await explorer.page.evaluate(sticksOut), 'own page').toEqual([]);
      await explorer.leaves();
    });
  }
}
