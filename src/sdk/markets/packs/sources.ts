import type { RuleSource } from '../rule-pack.js';

/** A document or an article about the rule has been read. */
export function documented(title: string, date: string, url?: string): RuleSource {
  return { title, date, url, basis: 'documented' };
}

/** General knowledge: nobody has looked it up. */
export function unchecked(title: string, date: string): RuleSource {
  return { title, date, basis: 'unchecked' };
}
