/** Texts that somebody might send who means harm, each for a reason that its name says. */

const FULL = 16_384;

/** As many as fit into a message. */
const many = (piece: string, chars: number) => piece.repeat(Math.ceil(chars / piece.length));

/** Short ones, in which every letter counts. */
export const SHORT: Readonly<Record<string, string>> = {
  script: "<script>alert(1)</script>",
  "script in pieces": "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "script in code": "`<script>alert(1)</script>`",
  "script in a block of code": "```\n</code></pre><script>alert(1)</script>\n```",
  "script in a spoiler": "||<script>alert(1)</script>||",
  "script in a quote, in a list": "> - <script>alert(1)</script>",
  "script in every mark": "**_~~<script>alert(1)</script>~~_**",
  "script in a link": "[<script>alert(1)</script>](https://example.org)",
  "script in an address": "https://example.org/<script>alert(1)</script>",
  "script in a language": "```<script>alert(1)</script>\nx\n```",
  "quotes in a language": '```"onclick=alert(1)\nx\n```',
  "an image with a handler": "<img src=x onerror=alert(1)>",
  "an image by markup": "![x](https://example.org/track.png)",
  "an image from data": "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  "svg with a handler": "<svg/onload=alert(1)>",
  "a style": "<style>*{display:none}</style>",
  "a frame": "<iframe src=//evil.example></iframe>",
  "a form": "<form action=//evil.example><input name=password>",
  "a base": "<base href=//evil.example>",
  "a comment": "<!-- --><b>x</b>",
  "half a tag": "<a href='https://evil.example",
  "the end of the page": "</p></div></main></body></html>",
  "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
  "javascript": "[x](javascript:alert(1))",
  "javascript in capitals": "[x](JaVaScRiPt:alert(1))",
  "javascript with a tab": "[x](java\tscript:alert(1))",
  "javascript with a line": "[x](java\nscript:alert(1))",
  "javascript with a null": "[x](java\0script:alert(1))",
  "javascript after a control": "[x](\u0001javascript:alert(1))",
  "javascript after a space": "[x]( javascript:alert(1))",
  "javascript in entities": "[x](&#106;avascript:alert(1))",
  "javascript in percents": "[x](%6aavascript:alert(1))",
  "javascript in points": "<javascript:alert(1)>",
  "javascript as a slash": "[x](javascript://example.org/%0aalert(1))",
  "javascript behind the web": "[x](https:javascript:alert(1))",
  "vbscript": "[x](vbscript:msgbox(1))",
  "data": "[x](data:text/html,<script>alert(1)</script>)",
  "a blob": "[x](blob:https://example.org/1)",
  "a file": "[x](file:///etc/passwd)",
  "the source of a page": "[x](view-source:https://example.org)",
  "no scheme": "[x](//evil.example)",
  "backslashes": "[x](\\\\evil.example) [x](https:\\\\evil.example)",
  "a handler in an address": '[x](https://example.org/"onmouseover="alert(1))',
  "a handler in a title": '[x](https://example.org "onmouseover=alert(1)")',
  "a password before the host": "https://bank.example:443@evil.example/",
  "a host like a bank": "[https://bank.example](https://evil.example)",
  "a host like a bank, marked": "[https://**bank**.example](https://evil.example)",
  "a bare host like a bank": "[www.bank.example](https://evil.example)",
  "text turned round": "https://example.org/\u202egnp.exe",
  "text turned round in a link": "[\u202ehttps://bank.example\u202c](https://evil.example)",
  "text turned round and left so": "\u202eI am not the one who wrote what stands beside this",
  "isolates without end": "\u2066\u2067\u2068",
  "letters nobody sees": "@a\u200bda https://exam\u200bple.org [x](https://exam\u00adple.org)",
  "letters alike": "https://аpple.example @аda",
  "half a letter": "\ud83d \ude00 @\ud83d [\ud83d](https://example.org) :\ud83d:",
  "a null": "a\0b `c\0d` ```\0\n\0```",
  "mention of nobody": "@ @@ @- @_ @. @@@ada @<b>",
  "mention of the prototype": "@__proto__ @constructor #constructor :constructor: @toString",
  "an emoji by the prototype": ":__proto__: :hasOwnProperty:",
  "marks and nothing between": "**** ____ ~~~~ |||| `` ``` []() [](https://example.org)",
  "everything left open": "**_~~||`[x](<@#:```\n>- 1. \\",
  "everything closed that was never open": "||~~_**)]`>",
  "marks across": "**a _b** c_ ~~d ||e~~ f||",
  "marks across a link": "**[a**](https://example.org) [_a](https://example.org)_",
  "a spoiler across lines": "||a\nb||\n\n||a\n\nb||",
  "a quote in a list in a quote": "> - > - > 1. > x",
  "fences in fences": "````\n```\n~~~\n````\n~~~\n```",
  "a fence in a quote": "> ```\n> a\nb\n```",
  "five thousand marks on a letter": "a" + "\u0301".repeat(5_000),
  "windows lines": "a\r\nb\r\n> c\r\n```\r\nd\r\n```\r\n",
  "lines of other kinds": "a\u2028b\u2029c\u0085d\u000be\u000cf",
};

/** Long ones, which cost too much where something is looked at again and again. By their length. */
export const LONG: Readonly<Record<string, (chars: number) => string>> = {
  stars: (chars) => many("*", chars),
  "stars and letters": (chars) => many("*a", chars),
  "two stars and letters": (chars) => many("**a ", chars),
  "stars of both kinds": (chars) => many("*a_", chars),
  "marks that open": (chars) => many("**a *b _c ~~d ||e ", chars),
  "marks that close": (chars) => many("a** b* c_ d~~ e|| ", chars),
  "rule of three": (chars) => many("a***b**c*", chars),
  underscores: (chars) => many("_a", chars),
  bars: (chars) => many("|", chars),
  "bars in pairs": (chars) => many("||a", chars),
  backticks: (chars) => many("`", chars),
  "backticks of all lengths": (chars) => {
    let text = "";
    for (let length = 1; text.length < chars; length++) text += "`".repeat(length) + " ";
    return text;
  },
  "backticks apart": (chars) => many("`a``b", chars),
  brackets: (chars) => many("[", chars),
  "brackets and their ends": (chars) => many("[", chars / 2) + many("](", chars / 2),
  "links never closed": (chars) => many("[a](", chars),
  "links with long ends": (chars) => many("[](" + "a".repeat(60), chars),
  "links into brackets": (chars) => many("[a](<b", chars),
  "links with spaces": (chars) => "[a](" + many(" ", chars),
  "links to nowhere": (chars) => many("[a](b)", chars),
  "links that lie": (chars) => many("[https://a.b](https://c.d)", chars),
  "links in links": (chars) => many("[", chars / 4) + many("](https://a.b)", chars * 3 / 4),
  "brackets in an address": (chars) => "[a](b" + many("(", chars),
  "bare links": (chars) => many("https://a.b ", chars),
  "bare links in one": (chars) => many("https://", chars),
  "bare links with names": (chars) => many("http://@", chars),
  "one long address": (chars) => "https://a.b/" + many("(", chars / 2) + many(")", chars / 2),
  "an address that ends": (chars) => "https://a.b/" + many(".", chars),
  "addresses in points": (chars) => many("<https://a", chars),
  mentions: (chars) => many("@a", chars),
  "mentions too long": (chars) => many("@" + "a_".repeat(40), chars),
  "one long mention": (chars) => "@" + many("a.", chars),
  "room signs": (chars) => many("#", chars),
  "rooms that are none": (chars) => many("#tool ", chars),
  colons: (chars) => many(":", chars),
  "codes that are none": (chars) => many(":a", chars),
  escapes: (chars) => many("\\", chars),
  quotes: (chars) => many(">", chars),
  "quotes with spaces": (chars) => many("> ", chars),
  "quotes by line": (chars) => many(">\n", chars),
  "stairs of quotes": (chars) => {
    let text = "";
    for (let depth = 1; text.length < chars; depth++) text += "> ".repeat(depth % 20) + "a\n";
    return text;
  },
  items: (chars) => many("- ", chars),
  "items by line": (chars) => many("- a\n", chars),
  "items with gaps": (chars) => many("- a\n\n\n\n", chars),
  "one item, and a gap": (chars) => "- a" + many("\n", chars),
  "an item of spaces": (chars) => "-" + many(" ", chars) + "x",
  "an item of spaces and nothing": (chars) => "-" + many(" ", chars),
  "stairs of items": (chars) => {
    let text = "";
    for (let depth = 0; text.length < chars; depth++) {
      text += " ".repeat(2 * (depth % 40)) + "- a\n";
    }
    return text;
  },
  "numbers by line": (chars) => many("1. a\n2) b\n", chars),
  fences: (chars) => many("```\n", chars),
  "fences of all lengths": (chars) => {
    let text = "";
    for (let length = 3; text.length < chars; length++) text += "`".repeat(length) + "\n";
    return text;
  },
  "a long fence": (chars) => many("~", chars),
  lines: (chars) => many("\n", chars),
  "lines of one letter": (chars) => many("a\n", chars),
  spaces: (chars) => many(" ", chars),
  tabs: (chars) => many("\t", chars),
  "tabs by line": (chars) => many("\ta\n", chars),
  emoji: (chars) => many("🎉", chars),
  "one family": (chars) => many("👩\u200d", chars),
  flags: (chars) => many("🇨", chars),
  tags: (chars) => "🏴" + many("\u{e0061}", chars),
  "marks on a letter": (chars) => "a" + many("\u0301", chars),
  tagsoup: (chars) => many("<b><i></b><a href=x>", chars),
  everything: (chars) => many("**_~~||`[x](https://a.b)@a#b:c:\\*>- ", chars),
};

export const HOSTILE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SHORT),
  ...Object.entries(LONG).map(([name, make]) => [name, make(FULL).slice(0, FULL)] as const),
]);
