// Two people edit the same visit while the relay is away: both values are shown, one tap settles it.
import { expect, test } from './stories';
import type { Person } from './person';

test('two counts of one crowd are both kept until somebody chooses', async ({ officer, second }) => {
  const visit = await officer.logs('Wolfe Park', 'Counted the crowd.');
  await second.goes(`#/visit/${visit}`);
  await expect(second.page.getByText('Counted the crowd.')).toBeVisible();

  await officer.turnsRelay(false);
  await counts(officer, visit, 12);
  await counts(second, visit, 20);
  await officer.turnsRelay(true);

  for (const person of [officer, second]) {
    const conflict = person.page.getByRole('region', { name: 'People reached' });
    await expect(conflict).toContainText('12');
    await expect(conflict).toContainText('20');
    await expect(conflict).toContainText('Officer 1');
    await expect(conflict).toContainText('Officer 2');
    const yours = conflict.getByRole('listitem').filter({ hasText: 'Yours' });
    await expect(yours).toHaveCount(1);
    await expect(yours).toContainText(`You (${person.name}), `);
    await expect(yours).toContainText(person === officer ? '12' : '20');
  }
  await officer.goes('#/sync');
  const settling = officer.page.getByRole('region', { name: 'People reached' });
  await expect(settling.getByRole('link', { name: /Visit: Wolfe Park/ })).toBeVisible();
  await settling.getByRole('button', { name: /People reached 20/ }).click();
  await expect(settling).toHaveCount(0);

  await expect(second.page.getByRole('region', { name: 'People reached' })).toHaveCount(0);
  await expect(second.page.getByText('about 20 people')).toBeVisible();
});

async function counts(person: Person, visit: string, people: number): Promise<void> {
  await person.goes(`#/visit/${visit}/edit`);
  await person.page.getByLabel('People reached, about').fill(String(people));
  await person.page.getByRole('button', { name: 'Save' }).click();
  await expect(person.page.getByText(`about ${people} people`)).toBeVisible();
}
