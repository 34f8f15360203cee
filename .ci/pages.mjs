// pages.mjs FOLDER: each page in it in a browser: nothing asked for, nothing wider than the window, nothing that
// axe objects to, in light and dark, on a desk and on a phone, with and without scripts; then printed beside it.
import { createRequire } from "module";
import fs from "fs";
import path from "path";

const folder = path.resolve(process.argv[2]);
const require = createRequire(path.join(process.env.PAGES_TOOLS, "package.json"));
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const wrong = [];

async function look(file, scheme, width, script) {
  const page = await browser.newPage();
  const heard = [];
  await page.setJavaScriptEnabled(script);
  page.on("request", request => { if (request.url() !== `file://${file}`) heard.push(`asks for ${request.url()}`); });
  page.on("console", message => heard.push(`console: ${message.text()}`));
  page.on("pageerror", error => heard.push(`error: ${error}`));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(`file://${file}`);
  if (script) {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) heard.push(`${over} px wider than the window`);
    const world = await page.createCDPSession();  // beside the page, whose policy lets no other script in
    await world.send("Page.setBypassCSP", { enabled: true });
    await page.reload();
    await page.evaluate(axe);
    const found = await page.evaluate(runOnly => axe.run(document, { runOnly }), rules);
    for (const one of found.violations) heard.push(`axe ${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
  }
  await page.close();
  const where = `${path.basename(file)} ${scheme} ${width} px ${script ? "" : "without scripts"}`;
  console.log(`${where}: ${heard.length ? "" : "nothing to say"}`);
  for (const one of heard) console.log(`  ${one}`);
  wrong.push(...heard);
}

for (const name of fs.readdirSync(folder).filter(one => one.endsWith(".html")).sort()) {
  const file = path.join(folder, name);
  for (const width of [1280, 390]) {
    await look(file, "light", width, true);
    await look(file, "dark", width, true);
    await look(file, "light", width, false);
  }
  const page = await browser.newPage();
  await page.goto(`file://${file}`);
  await page.emulateMediaType("print");
  const cut = await page.evaluate(() => [...document.querySelectorAll("tr, thead")].filter(one => {
    const style = getComputedStyle(one);
    return one.tagName === "TR" ? style.breakInside !== "avoid" : style.display !== "table-header-group";
  }).length);
  if (cut) wrong.push(`${name}: ${cut} rows that paper may cut, or heads that do not repeat`);
  await page.pdf({ path: file.replace(/html$/, "pdf"), preferCSSPageSize: true, printBackground: true });
  await page.close();
}
for (const language of ["en", "zh"]) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 900 });
  await page.goto(`file://${folder}/september.${language}.html`);
  const ending = language === "en" ? "" : `.${language}`;
  const bottom = await page.evaluate(() => document.querySelector("#overview").getBoundingClientRect().bottom);
  await page.screenshot({ path: `${folder}/leader${ending}.png`, clip: { x: 0, y: 0, width: 1100, height: Math.ceil(bottom) + 24 } });
  const finding = await page.$(".finding");
  if (finding) await finding.screenshot({ path: `${folder}/findings${ending}.png` });
  await page.goto(`file://${folder}/districts.${language}.html`);
  const end = await page.evaluate(() => document.querySelector("footer").getBoundingClientRect().top);
  const start = await page.evaluate(() => document.querySelector("#i-investment").getBoundingClientRect().top);
  const tables = { x: 0, y: Math.floor(start), width: 1100, height: Math.ceil(end - start) };
  await page.screenshot({ path: `${folder}/districts${ending}.png`, clip: tables, captureBeyondViewport: true });
  await page.close();
}
for (const one of wrong) console.log(one);
await browser.close();
process.exit(wrong.length ? 1 : 0);
