/** A study as its YAML file describes it, and whether the names in the file name something. */
package croze.study.experiment;
