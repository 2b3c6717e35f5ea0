package dev.hapax.processor.judging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The modules that a module is compiled against. Without modules there are none. */
final class ModulePath {
    private final Filer filer;
    private final List<String> modules = new ArrayList<>();

    ModulePath(Filer filer, Elements elements, PlatformClasses platform) {
        this.filer = filer;
        for (ModuleElement module : elements.getAllModuleElements()) {
            String name = module.getQualifiedName().toString();
            if (!module.isUnnamed() && !platform.hasModule(name) && isOnPath(name)) {
                modules.add(name);
            }
        }
    }

    /** The class file of a class in one of the modules; it may turn out not to exist when it is opened. */
    Optional<FileObject> find(String packageName, String file) {
        return modules.stream()
                .flatMap(module -> find(module, packageName, file).stream())
                .findFirst();
    }

    private Optional<FileObject> find(String module, String packageName, String file) {
        try {
            return Optional.of(filer.getResource(StandardLocation.MODULE_PATH, module + "/" + packageName, file));
        } catch (IOException e) {
            // not in this module
            return Optional.empty();
        }
    }

    private boolean isOnPath(String module) {
        try {
            filer.getResource(StandardLocation.MODULE_PATH, module + "/", "module-info.class");
            return true;
        } catch (IOException e) {
            // an automatic module has none
            return true;
        } catch (RuntimeException e) {
            // how javac says that a module is somewhere else, as the one that is compiled
            return false;
        }
    }
}
