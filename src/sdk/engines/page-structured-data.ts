/** As many scripts as a page with every plugin there is has. */
const MAX_SCRIPTS = 50;

/** What the page says about itself as JSON-LD, as texts. Reads the page, and changes nothing. */
export function pageStructuredData(): readonly string[] {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  return [...scripts].slice(0, MAX_SCRIPTS).map((script) => script.textContent);
}
