// The lock before anybody is known: whoever reads no English gets in, and nobody else's language changes.
import { SPOKEN } from './languages-scene';
import { sticksOut, violations } from './measures';
import { expect, locksNow, SEVEN, test } from './shared-stories';

test('somebody who reads no English unlocks, and their language is theirs alone', async ({ page7: page }, info) => {
  test.setTimeout(180_000);
  await locksNow(page);
  const choice = page.getByRole('group', { name: /Idioma/ });
  await choice.getByText(SPOKEN.es.name).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByText(SPOKEN.es.unchecked)).toBeVisible();
  await page.screenshot({ path: info.outputPath('unlock.png'), fullPage: true });
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(sticksOut)).toEqual([]);
  await page.getByLabel('Escriba su PIN').fill(SEVEN.secret);
  await page.getByRole('button', { name: 'Desbloquear' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: 'Bloquear ahora' }).click();
  await expect(page.getByLabel('Escriba su PIN'), 'their own lock speaks as they do').toBeVisible();
  await page.getByRole('button', { name: 'Otra persona' }).click();
  await expect(page.getByRole('heading', { name: 'Who is here?' }), 'the computer speaks as before').toBeVisible();
  await choice.getByText(SPOKEN.so.name).click();
  await expect(page.getByRole('heading', { name: 'Yaa halkan jooga?' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Officer 7/ }).click();
  await expect(page.getByLabel('Escriba su PIN')).toBeVisible();
});
