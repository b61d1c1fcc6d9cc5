/** Joins the logs and exports of the parts of a sweep to one export. */
package croze.sweep.merge;
