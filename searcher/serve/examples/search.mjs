// The titles of what a server finds: node search.mjs http://127.0.0.1:8080 WORD...
const [root, ...words] = process.argv.slice(2);
const parameters = new URLSearchParams({query: words.join(" "), limit: 5, offsets: "utf16"});
const reply = await fetch(`${root}/v1/search?${parameters}`);
const answer = await reply.json();
if (!reply.ok) throw new Error(`${answer.detail} (${answer.hint})`);
for (const hit of answer.hits) console.log(hit.title ?? hit.snippet.text);
