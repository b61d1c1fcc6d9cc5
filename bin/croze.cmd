@echo off
rem Starts croze-bench on Windows with what must be set before the JVM starts, as bin/croze does elsewhere.
setlocal
for %%i in ("%~dp0..") do set "ROOT=%%~fi"
set "JAR=%ROOT%\target\croze-bench.jar"
if not exist "%JAR%" (
  echo croze: %JAR% is missing; build it with: mvn -DskipTests -DskipITs package 1>&2
  exit /b 2
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
rem Jars with proxies and engines of one's own, see docs/tutorial/own-proxy.md.
if not defined CROZE_PLUGINS set "CROZE_PLUGINS=%ROOT%\plugins"
if exist "%CROZE_PLUGINS%\*.jar" goto plugins
"%JAVA%" --add-modules jdk.incubator.vector -XX:PerMethodTrapLimit=10000 -XX:+UseParallelGC "-Dcroze.root=%ROOT%" %CROZE_JVM_FLAGS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
:plugins
"%JAVA%" --add-modules jdk.incubator.vector -XX:PerMethodTrapLimit=10000 -XX:+UseParallelGC "-Dcroze.root=%ROOT%" %CROZE_JVM_FLAGS% -cp "%JAR%;%CROZE_PLUGINS%\*" croze.cli.Main %*
exit /b %ERRORLEVEL%
