package croze.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import croze.study.experiment.Experiment;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What sealing would hold, which Java does inside one package only: no kind but those of Kinds. */
class KindsTest {
  @Test
  void theKindsAreThoseThatAreRegistered() {
    Set<String> written =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("croze.study").stream()
                .filter(type -> type.isAssignableTo(Experiment.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    Set<String> registered =
        Kinds.types().stream()
            .map(NamedType::getType)
            .map(Class::getName)
            .collect(Collectors.toSet());
    assertEquals(registered, written);
  }
}
