// Finding people by what one types, and who may be asked. Pure.
import type { PersonTrust } from '../door/generated';
import { byName } from './who';

/** Those with all of the words in their name or role; who has left only when wanted. */
export function findPeople(
  people: readonly PersonTrust[],
  text: string,
  roleName: (role: string) => string,
  left: boolean,
): PersonTrust[] {
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
  return people
    .filter((person) => {
      const said = `${person.name} ${roleName(person.role)}`.toLowerCase();
      return (left || !person.left) && asked.every((word) => said.includes(word));
    })
    .sort((a, b) => Number(a.left) - Number(b.left) || byName(a, b));
}

/** Who may invite devices and change roles. */
export function managers(people: readonly PersonTrust[]): string[] {
  const manages = ({ left, rights }: PersonTrust): boolean =>
    !left && rights.some((right) => right.space === 'directory' && right.manage);
  return people.filter(manages).map(({ name }) => name);
}

/** How many devices are in use: those that were revoked are not. */
export function inUse({ devices }: PersonTrust): number {
  return devices.filter((device) => !device.revoked).length;
}

/** Whether this device is theirs. */
export function isMe({ devices }: PersonTrust): boolean {
  return devices.some((device) => device.this);
}
