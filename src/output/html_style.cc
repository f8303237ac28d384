// How the HTML report looks: on wide and narrow screens, light and dark, and on A4.
#include "output/html.h"

namespace hegui::output {

const std::string_view kHtmlStyle = R"css(
:root{color-scheme:light dark;
--page:#f4f5f7;--paper:#fff;--ink:#1c2026;--soft:#5a6270;--line:#d9dde3;--rail:#e6e9ee;--link:#1d4f91;
--seal:#a8201a;--critical:#a8201a;--high:#b4480c;--medium:#8a6100;--low:#2a5fa5;--info:#5a6270;
--critical-bg:#fbe9e7;--high-bg:#fdeee0;--medium-bg:#fbf3d9;--low-bg:#e7f0fb;--info-bg:#eceff3;
--pass:#1f7a45;--pass-bg:#e5f4ea;--unknown:#6b4a9c;--unknown-bg:#efe9f8}
@media (prefers-color-scheme:dark){:root{
--page:#14171c;--paper:#1c2027;--ink:#e6e9ee;--soft:#a3abb8;--line:#363c47;--rail:#303641;--link:#8ab8f5;
--seal:#f08a82;--critical:#f5958d;--high:#f2a56b;--medium:#e3bf5e;--low:#8ab8f5;--info:#a3abb8;
--critical-bg:#43211f;--high-bg:#42291a;--medium-bg:#3a3118;--low-bg:#1d3048;--info-bg:#2b3039;
--pass:#77c995;--pass-bg:#1b3426;--unknown:#c0a6ea;--unknown-bg:#30264a}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-behavior:smooth;scroll-padding-top:5rem;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--page);color:var(--ink);
font:16px/1.75 "PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","HarmonyOS Sans SC",system-ui,sans-serif;
line-break:strict;overflow-wrap:anywhere;text-autospace:normal;font-variant-numeric:tabular-nums}
:lang(en){line-height:1.55}
h1,h2,h3,h4{line-height:1.4;text-wrap:balance;margin:0}
p,ul,ol,dl,dd,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--link);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.letterhead,.contents,main{max-width:72rem;margin:0 auto;padding:0 1.5rem}
.letterhead{padding-top:2.5rem}
h1{font-size:1.9rem;color:var(--seal);letter-spacing:.04em;border-bottom:3px solid var(--seal);padding-bottom:.6rem}
.letterhead dl{display:flex;flex-wrap:wrap;gap:.1rem 2.5rem;margin-top:.8rem}
.letterhead dl div{display:flex;gap:.75em}
dt{color:var(--soft);flex:none}
.contents ul{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;padding:.8rem 0 0;font-size:.94rem}
.chapter{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:1.4rem 1.6rem;margin:1.2rem 0}
h2{font-size:1.3rem;margin-bottom:.9rem;padding-left:.6em;border-left:.28em solid var(--seal)}
h3{font-size:1.08rem;margin:0 0 .6rem}
.aside{color:var(--soft);font-size:.9rem;font-weight:400}
.aside span+span::before{content:" · "}
.verdict{display:flex;gap:.4rem 1.5rem;align-items:center;border-left:.5rem solid;border-radius:4px;padding:1rem 1.4rem;margin-bottom:1.4rem}
.verdict .word{font-size:1.7rem;font-weight:700;flex:none;line-height:1.4}
.verdict .says{color:var(--ink);text-wrap:pretty}
.against{margin:-.6rem 0 1.4rem}
.verdict.fail{background:var(--critical-bg);color:var(--critical)}
.verdict.unknown{background:var(--unknown-bg);color:var(--unknown)}
.verdict.pass{background:var(--pass-bg);color:var(--pass)}
.columns{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:1.2rem 2.5rem}
.columns>:only-child{grid-column:1/-1}
.tiles dl{display:grid;grid-template-columns:repeat(var(--across,3),1fr);gap:.5rem;margin-bottom:1.1rem}
.tile{border:1px solid var(--line);border-top:3px solid;border-radius:4px;padding:.25rem .6rem .35rem;color:var(--info)}
.tiles dl.five{--across:5}
.tile dt{font-size:.86rem}
.tile dd{font-size:1.5rem;line-height:1.3;font-weight:600}
.tile.fail,.tile.error,.critical{color:var(--critical)}
.tile.unknown{color:var(--unknown)}.tile.pass{color:var(--pass)}
.tile.not-due,.low{color:var(--low)}.tile.waived,.medium{color:var(--medium)}
.high{color:var(--high)}.info{color:var(--info)}.none{color:var(--soft)}
.tile.none{border-top-color:var(--line)}.tile.none dd{font-weight:400}
.first ol{border-top:1px solid var(--line)}
.first li{padding:.45rem 0;border-bottom:1px solid var(--line)}
.first .aside{display:block;padding-left:3.4rem}
.badge,.state{display:inline-block;font-size:.82rem;line-height:1.5;padding:0 .5em;border-radius:3px;margin-right:.6em;font-weight:600;white-space:nowrap}
.badge{min-width:3.1em;text-align:center}
.badge.critical{background:var(--critical);color:var(--paper)}
.badge.high{background:var(--high-bg)}.badge.medium{background:var(--medium-bg)}
.badge.low{background:var(--low-bg)}.badge.info{background:var(--info-bg)}
.state.fail,.state.error{background:var(--critical-bg);color:var(--critical)}
.state.unknown{background:var(--unknown-bg);color:var(--unknown)}
.state.pass{background:var(--pass-bg);color:var(--pass)}
.state.not-due{background:var(--low-bg);color:var(--low)}
.state.added{background:var(--seal);color:var(--paper)}
.state.waived{background:var(--medium-bg);color:var(--medium)}
.rule,.item,.place,.digest{font-family:ui-monospace,"Cascadia Mono","Noto Sans Mono CJK SC",Consolas,monospace;font-size:.9em}
.rule{margin-right:.5em}
.place,.digest{color:var(--soft);font-size:.82em}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;color:var(--soft);font-size:.88rem;margin-bottom:.5rem}
.key{display:inline-block;width:1.6em;height:.8em;margin-right:.5em}
.key.met{background:linear-gradient(90deg,var(--pass) 50%,var(--critical) 50%)}
.key.maybe{background:repeating-linear-gradient(90deg,var(--unknown) 0 3px,transparent 3px 6px)}
.key.mark{width:3px;height:1.1em;vertical-align:-.2em;background:var(--ink)}
.quota{display:grid;grid-template-columns:minmax(0,1fr) minmax(8rem,15rem) minmax(0,19rem);gap:.2rem 1.4rem;align-items:center;padding:.5rem 0;border-top:1px solid var(--line)}
.quota .aside{display:block}
.figures{font-size:.94rem}
svg{display:block}
.bar{width:100%;height:1.1rem}
.rail{fill:var(--rail)}.met,.pass{fill:var(--pass)}.short,.fail,.error{fill:var(--critical)}
.maybe,.unknown{fill:var(--unknown)}.mark{fill:var(--ink)}.not-due{fill:var(--low)}.waived{fill:var(--medium)}
details{margin-top:.6rem}
summary{cursor:pointer;color:var(--link);padding:.25rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;font-size:.88rem;white-space:nowrap;border-bottom-color:var(--soft)}
tbody th{font-weight:400}
tfoot th,tfoot td{font-weight:600;border-bottom:0}
.number{white-space:nowrap;overflow-wrap:normal}
.counts thead th:not(.name),.counts .number,.list td.number{text-align:right}
.counts thead th:first-child,.counts td.number:first-child{text-align:left}
.counts th[scope=row],.counts .name{min-width:8.5em;text-align:left}
.counts .number:not(.none){font-weight:600}
.counts .picture{width:20%;min-width:7rem;vertical-align:middle}.counts .picture .bar{height:.9rem}
.counts .apart td,.counts .apart th{border-top:1px solid var(--soft)}
.day,.list .item,.aside span{white-space:nowrap}
.timeline li{display:grid;grid-template-columns:13rem minmax(0,1fr) minmax(0,17rem);gap:.2rem 1.2rem;align-items:center;padding:.35rem 0;border-top:1px solid var(--line)}
.day time{margin-right:.8em;font-weight:600}
.track{width:100%;height:.8rem}
.tally .state{margin:.1rem .4rem .1rem 0}
.timeline .audit{border-top:2px solid var(--ink);background:var(--info-bg);padding-left:.6rem}
.filter{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:.6rem 1rem;box-shadow:0 2px 8px #0002}
.filter label{display:flex;align-items:center;gap:.5em;font-size:.92rem}
.filter select,.filter input,.filter button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--soft);border-radius:4px;padding:.15rem .5rem;max-width:13rem;min-height:2.2rem}
.filter output{margin-left:auto;color:var(--soft);font-size:.92rem;align-self:center}
.body>h3{margin-top:.6rem;padding:.35rem 0;border-bottom:2px solid var(--ink)}
.body+.body{margin-top:2rem}
.body>h3 .aside{margin-left:1em}
article{padding:1.1rem 0 1.3rem;border-bottom:1px solid var(--line)}
article:last-child{border-bottom:0}
article:target,tr:target,li:target{background:var(--low-bg);box-shadow:0 0 0 .4rem var(--low-bg)}
h4{font-size:1.05rem;margin-bottom:.5rem}
h4 .state{margin-left:.8em}
blockquote{border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;margin:.5rem 0 .8rem}
blockquote p{font-family:"FangSong","FangSong_GB2312","STFangsong","Noto Serif CJK SC","Source Han Serif SC",serif}
blockquote footer{color:var(--soft);font-size:.88rem}
.share{display:grid;grid-template-columns:minmax(8rem,22rem) minmax(0,1fr);gap:.2rem 1.2rem;align-items:center;margin-bottom:.5rem}
.items td:first-child{min-width:7rem;width:14%}.items td:last-child{width:24%;min-width:9rem}.items td:nth-child(2){min-width:16rem}
.remedy{margin:.8rem 0;padding:.5rem 1rem;background:var(--pass-bg);border-radius:4px}
.remedy strong{margin-right:1em;color:var(--pass)}
.facts{display:flex;flex-wrap:wrap;gap:.1rem 2rem;font-size:.9rem}
.facts div{display:flex;gap:.6em}
.requests th[scope=row]{width:28%;min-width:10rem}.requests td:last-child{width:32%}.requests td{min-width:12rem}
.requests td p{margin-bottom:.2rem;display:flex;align-items:baseline}
.requests td p .badge{flex:none}.requests td p .rule{flex:none}
.lacking{display:flex;flex-wrap:wrap;gap:.1rem 1.6rem}
.lacking .item{margin-right:.5em}
.list th[scope=row]{min-width:15rem}.list td{min-width:5rem}
.rules{columns:2;column-gap:2rem;margin-bottom:1rem;font-size:.94rem}
.rules .aside{display:block}
.rules li{break-inside:avoid;padding:.1rem 0}
details h3{margin:.6rem 0 .3rem}
.inputs{margin-bottom:1.2rem}
.digest{word-break:break-all;min-width:16rem}
.issues li{padding:.2rem 0}
.chapter>.aside{margin-top:1rem}
.letter{max-width:52rem;background:var(--paper);padding:2.5rem 3.5rem;margin:1.5rem auto}
.letter h1{text-align:center;margin-bottom:1.5rem}.letter h1:lang(zh){letter-spacing:.3em;text-indent:.3em}
.letter .to{font-weight:600}.letter .opening:lang(zh){text-indent:2em}.letter .opening{margin-bottom:1.2rem}
.letter h2{font-size:1.08rem;margin:1.4rem 0 .6rem}.letter h2 .badge{margin-left:.5em}
.terms div{display:flex;gap:1em;padding:.1rem 0}.terms dt{min-width:8em}
.terms{margin-bottom:.6rem}
.letter .signed{text-align:right;margin-top:2.5rem}
@media screen and (max-width:48rem){
.letter{padding:1.2rem 1rem;margin:0}.terms dt{min-width:0}.terms div{flex-wrap:wrap;gap:0 .8em}
body{font-size:15px}
.letterhead,.contents,main{padding:0 .8rem}.letterhead{padding-top:1.2rem}
h1{font-size:1.4rem;letter-spacing:0}
.letterhead dl div{flex-wrap:wrap;gap:0 .75em}
.chapter{padding:1rem .9rem}
.verdict{flex-direction:column;align-items:flex-start;padding:.8rem 1rem}
.columns{grid-template-columns:minmax(0,1fr)}
.quota,.share,.timeline li{grid-template-columns:minmax(0,1fr)}
.filter{position:static}.filter output{margin-left:0}
.filter label{flex:1 1 100%}.filter label span{flex:0 0 4em}.filter select,.filter input{flex:1;max-width:none;min-width:0}
.rules{columns:1}
.body>h3 .aside{display:block;margin-left:0}
table.items,.items tbody,.items tr,.items td{display:block;width:auto}
.items thead{display:none}
.items td,.items td:first-child,.items td:last-child,.items td:nth-child(2){border:0;padding:.05rem 0;min-width:0;width:auto}
.items tr{border-bottom:1px solid var(--line);padding:.4rem 0}}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#666}}
@media print{
:root{color-scheme:light;
--page:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--rail:#e3e3e3;--link:#000;
--seal:#a8201a;--critical:#a8201a;--high:#a03c04;--medium:#755200;--low:#234f8a;--info:#444;
--critical-bg:#fbe9e7;--high-bg:#fdeee0;--medium-bg:#fbf3d9;--low-bg:#e7f0fb;--info-bg:#eceff3;
--pass:#1f6b3d;--pass-bg:#e9f5ed;--unknown:#5b3d8a;--unknown-bg:#efe9f8}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:10pt;line-height:1.6}
.skip,.contents,.filter{display:none}
.filtered .filter{display:block;position:static;box-shadow:none;border:0}
.filtered .filter>:not(output){display:none}
.letterhead,main,.letter{max-width:none;padding:0;margin:0}
.chapter{border:0;padding:0;margin:6mm 0 0}
h1{font-size:18pt}h2{font-size:13pt}h3{font-size:11pt}h4{font-size:10.5pt}
h2,h3,h4,thead,blockquote{break-after:avoid}
blockquote,.verdict,.quota,.timeline li,.remedy,.share,.facts,tr{break-inside:avoid}
#findings{break-before:page}
#quotas details::details-content{content-visibility:visible;display:block}
#quotas details:not([open]) summary{list-style:none}
.columns{gap:4mm 8mm}.first li{padding:.2rem 0}.tile dd{font-size:13pt}.verdict{margin-bottom:4mm}
.scroll{overflow:visible}
table{font-size:9pt}
thead{display:table-header-group}
.quota{grid-template-columns:minmax(0,1fr) 30mm 54mm;padding:.25rem 0;font-size:9pt;gap:0 4mm}
.tile{padding:.1rem .4rem}.tile dt{font-size:8.5pt}
.items td,.requests td,.list td,.list th[scope=row],.requests th[scope=row],.digest{min-width:0!important}
.counts th,.counts td{padding:.3rem .35rem}
.counts .picture{min-width:24mm}
.timeline li{grid-template-columns:44mm minmax(0,1fr) 58mm}}
)css";

const std::string_view kHtmlScript = R"js(
(() => {
  const form = document.getElementById('filter');
  const rows = [...document.querySelectorAll('[data-body]')];
  const groups = [...document.querySelectorAll('[data-group]')];
  if (!form || rows.length === 0) return;
  form.hidden = false;
  const output = form.querySelector('output');
  const texts = rows.map(row => row.textContent.toLowerCase());
  const fits = (row, name) => {
    const wanted = form.elements[name] ? form.elements[name].value : '';
    return wanted === '' || row.dataset[name].split(' ').includes(wanted);
  };
  const apply = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !(fits(row, 'severity') && fits(row, 'body') && fits(row, 'control') && fits(row, 'baseline') && texts[i].includes(text));
      if (!row.hidden) shown += 1;
    });
    for (const group of groups) group.hidden = !group.querySelector('[data-body]:not([hidden])');
    output.textContent = output.dataset.text.replace('{0}', shown).replace('{1}', rows.length);
    document.body.classList.toggle('filtered', shown < rows.length);
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  apply();
})();
)js";

}  // namespace hegui::output
