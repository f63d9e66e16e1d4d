import { h, icon } from '../dom.js';
import { t } from '../texts.js';

export function storyPage() {
  const points = /** @type {const} */ (['storyPoint1', 'storyPoint2', 'storyPoint3']);
  return [
    h(
      'article',
      { class: 'story' },
      h('h1', {}, t('storyTitle')),
      h('p', { class: 'lead' }, t('storyText1')),
      h('p', {}, t('storyText2')),
      h('ul', { class: 'points' }, ...points.map((key) => h('li', {}, t(key)))),
    ),
  ];
}

export function notFoundPage() {
  const home = { class: 'arrow-link', href: '/storefront/', 'data-link': true };
  return [
    h(
      'article',
      { class: 'story' },
      h('h1', {}, '404'),
      h('p', { class: 'lead' }, t('notFound')),
      h('a', home, t('toHome'), icon('arrow')),
    ),
  ];
}
