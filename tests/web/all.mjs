// Every browser test, in one process with one browser: node tests/web/all.mjs [CASES…] (see tests/run).

const all = ['server', 'page', 'channel', 'threads', 'link', 'programs', 'figures'];
const chosen = process.argv.slice(2);
for (const name of chosen.length > 0 ? chosen : all) await import(`./cases/${name}.mjs`);
