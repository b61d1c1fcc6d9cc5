/** What a study found: its table, and the tables that stand beside it. */
package croze.study.result;
