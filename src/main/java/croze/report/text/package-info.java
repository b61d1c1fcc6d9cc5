/** How single values and plain texts are written in tables, in Markdown and in LaTeX. */
package croze.report.text;
