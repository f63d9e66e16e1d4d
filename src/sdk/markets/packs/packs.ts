import type { RulePack } from '../rule-pack.js';
import { brazil } from './br.js';
import { china } from './cn.js';
import { unitedKingdom, unitedStates } from './english-speaking.js';
import { belgium, croatia, eu, france, germany } from './eu.js';
import { emirates, india, saudiArabia } from './gulf-and-india.js';
import { japan } from './jp.js';
import { korea } from './kr.js';
import { indonesia, singapore, thailand, vietnam } from './southeast-asia.js';

/** The packs that ship. A union stands before its members, who have the last word. */
// prettier-ignore
export const PACKS: readonly RulePack[] = [
  eu, germany, france, croatia, belgium, unitedKingdom, unitedStates, brazil,
  china, japan, korea, singapore, indonesia, thailand, vietnam,
  saudiArabia, emirates, india,
];
